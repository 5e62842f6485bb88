package osiriscare.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.cli.CommandLineRun;
import osiriscare.protocol.json.Json;

class RulesCommandTest {
  @TempDir private Path folder;

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(new RulesCommand(), arguments);
  }

  private Path state(String json) throws IOException {
    return Files.writeString(folder.resolve("state.json"), json);
  }

  @Test
  void list_andExplain_showWhatIsThere() {
    assertThat(run("list").out()).contains("L1-SSH-001", "SYNC-SVC-001", " rules.");
    assertThat(run("list", "--json").out().lines())
        .allMatch(line -> Json.object(line, "rule").has("conditions"));
    assertThat(run("explain", "L1-FW-001").out())
        .contains("waits for the maintenance window", "firewall restore", "changes undo");
    assertThat(run("explain", "NOPE").status()).isEqualTo(1);
    assertThat(run("explain", "NOPE").err()).contains("There is no rule NOPE");
  }

  @Test
  void try_aState_decidesWithRuleAndRunbook() throws IOException {
    var file =
        state(
            """
            {"check_type": "critical_services", "host": "srv1", "platform": "linux",
             "severity": "high", "details": {"stopped": ["nginx.service"]}}
            """);
    var answer = Json.object(run("try", file.toString(), "--json").out(), "answer");
    assertThat(answer.text("decision")).isEqualTo("act");
    assertThat(answer.text("rule_id")).isEqualTo("L1-SVC-001");
    assertThat(answer.text("runbook_id")).isEqualTo("LIN-SVC-001");
    assertThat(answer.text("reason")).isNotEmpty();
    assertThat(run("try", file.toString()).out()).contains("Decision  act", "L1-SVC-001");
  }

  @Test
  void try_disruptive_waitsForTheWindow() throws IOException {
    var file =
        state(
            """
            {"check_type": "firewall_baseline", "host": "srv1", "platform": "linux",
             "severity": "high", "details": {"backend": "nftables"}}
            """);
    var noon = run("try", file.toString(), "--json", "--at", "2026-11-21T12:00:00Z");
    assertThat(Json.object(noon.out(), "answer").text("decision")).isEqualTo("defer");
    assertThat(Json.object(noon.out(), "answer").text("until")).isEqualTo("2026-11-22T02:00:00Z");
    var night = run("try", file.toString(), "--json", "--at", "2026-11-21T03:00:00Z");
    assertThat(Json.object(night.out(), "answer").text("decision")).isEqualTo("act");
  }

  @Test
  void try_noRule_saysSoWithNulls() throws IOException {
    var file =
        state(
            "{\"check_type\": \"unheard_of\", \"host\": \"a\", \"platform\": \"linux\", \"severity\": \"low\"}");
    var answer = Json.object(run("try", file.toString(), "--json").out(), "answer");
    assertThat(answer.text("decision")).isEqualTo("escalate");
    assertThat(answer.isNull("rule_id") && answer.isNull("runbook_id")).isTrue();
  }

  @Test
  void badInput_namesFileAndField() throws IOException {
    var misspelt =
        state(
            "{\"check_type\": \"x\", \"host\": \"a\", \"platform\": \"linux\", \"severity\": \"low\", \"detail\": {}}");
    assertThat(run("try", misspelt.toString()).status()).isEqualTo(2);
    assertThat(run("try", misspelt.toString()).err()).contains("state.json", "detail");
    var rules =
        Files.writeString(
            folder.resolve("mine.yaml"),
            "rules: [{id: A, name: a, conditions: [{field: check_type, operator: like, value: x}], runbook: LIN-SVC-001}]");
    assertThat(run("list", "--rules", rules.toString()).err())
        .contains("mine.yaml", "operator", "like");
  }
}
