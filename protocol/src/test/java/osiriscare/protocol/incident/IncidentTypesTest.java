package osiriscare.protocol.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

class IncidentTypesTest {
  private static final Path PUBLISHED = Path.of("../docs/incidents.md");

  /// After a change: run with `-Dosiris.docs.write=true`, then read the difference.
  @Test
  void publishedList_isUpToDate() throws IOException {
    var text = new StringBuilder(HEAD);
    for (var type : IncidentTypes.all()) {
      text.append("| `%s` | %s | ".formatted(type.name(), type.title()));
      for (var detail : type.details()) {
        text.append(
            "`%s` (%s%s): %s; "
                .formatted(
                    detail.name(),
                    detail.kind().word(),
                    detail.isRequired() ? "" : ", optional",
                    detail.meaning()));
      }
      text.append("|\n");
    }
    var page = text.toString().replace("; |", " |");
    if (Boolean.getBoolean("osiris.docs.write")) {
      Files.writeString(PUBLISHED, page);
    }
    assertThat(PUBLISHED).hasContent(page);
  }

  private static final String HEAD =
      """
      # What watchers report

      Made from `IncidentTypes` in module `protocol`, which the watcher, the receiver and the rules share. A watcher that cannot
      fill in what a type needs reports `log_matched` or `probe_failed` instead; the receiver refuses a report whose details do
      not make its type; a rule reads them as `details.NAME`. Every report may also say `unit`, `platform`, `reason` and how often
      and when it was seen.

      | type | what happened | details |
      |---|---|---|
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'unit':'a.service','restart_count':1}|",
        "{'unit':'a.service','restart_count':1,'more':{}}|",
        "{'unit':'a.service'}|restart_count must be a whole number",
        "{'unit':'a.service','restart_count':'1'}|restart_count must be a whole number",
        "{'unit':' ','restart_count':1}|unit must be a text",
        "{'unit':null,'restart_count':1}|unit must be a text",
      })
  void check_namesTheDetailThatDoesNotFit(String details, String wrong) {
    var type = IncidentTypes.require("service_crash");
    var found = Json.object(details.replace('\'', '"'), "details");
    assertThat(type.isMadeBy(found.tree())).isEqualTo(wrong == null);
    if (wrong != null) {
      assertThatThrownBy(() -> type.check(found))
          .isInstanceOf(InvalidRequest.class)
          .hasMessageContaining(wrong)
          .hasMessageContaining("service_crash");
    } else {
      type.check(found);
    }
  }

  @Test
  void require_unknown_namesWhatThereIs() {
    assertThatThrownBy(() -> IncidentTypes.require("service_failed"))
        .hasMessageContaining("service_crash");
    IncidentTypes.require("log_matched").check(Fields.of(Json.object()));
  }
}
