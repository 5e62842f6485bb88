package osiriscare.healing.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RuleSchemaTest {
  private static final Path PUBLISHED = Path.of("../docs/schema/rule.schema.json");

  /// After a change: run with `-Dosiris.schema.write=true`, then read the difference.
  @Test
  void publishedSchema_isUpToDate() throws IOException {
    var schema = RuleSchema.document().toPrettyString() + "\n";
    if (Boolean.getBoolean("osiris.schema.write")) {
      Files.createDirectories(PUBLISHED.getParent());
      Files.writeString(PUBLISHED, schema);
    }
    assertThat(PUBLISHED).hasContent(schema);
  }

  @Test
  void everyFieldOfARule_isInTheSchema() {
    for (var rule : ShippedRulesTest.all()) {
      assertThat(RuleSchema.ruleFields()).containsAll(rule.toJson().propertyNames());
    }
  }
}
