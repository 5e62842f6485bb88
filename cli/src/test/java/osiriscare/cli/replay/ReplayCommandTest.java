package osiriscare.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.cli.CommandLineRun;
import osiriscare.healing.decision.DecisionInput;
import osiriscare.healing.decision.DecisionInput.Subject;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.decision.Healer;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.guard.GuardState;
import osiriscare.healing.replay.Replay;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// An export as an auditor has it: the bundle of a decision beside that of its ruleset.
class ReplayCommandTest {
  private static final EffectivePolicy POLICY =
      EffectivePolicy.of(
          ShippedRules.builtIn(),
          BuiltInRunbooks.catalogue(),
          Switches.NONE,
          GuardSettings.DEFAULT);

  @TempDir private Path folder;

  @BeforeEach
  void export() throws IOException {
    var details = Json.object();
    details.putArray("stopped").add("nginx.service");
    var input =
        new DecisionInput(
            new Subject.Found(
                new Drift(
                    "critical_services",
                    "srv1",
                    "linux",
                    Severity.HIGH,
                    "critical_services",
                    details)),
            Instant.parse("2026-11-21T12:00:00Z"),
            Optional.of(3L),
            GuardState.EMPTY,
            Optional.empty(),
            Set.of("srv1"),
            Set.of("nginx.service"),
            true,
            false);
    var healing = Json.object().put("kind", "healing").put("ruleset_hash", POLICY.hash());
    var before = Replay.preState(input);
    healing.set("pre_state", before);
    healing.set("post_state", Replay.postState(before, new Healer(POLICY).decide(input)));
    write("healing", healing);
    var ruleset = Json.object().put("kind", "ruleset").put("ruleset_hash", POLICY.hash());
    ruleset
        .putObject("post_state")
        .set("policy", Json.object(POLICY.canonicalJson(), "policy").tree());
    write("ruleset", ruleset);
    write("other", Json.object().put("kind", "scan"));
  }

  private void write(String name, ObjectNode payload) throws IOException {
    var home = Files.createDirectories(folder.resolve(name));
    Files.writeString(home.resolve("bundle.json"), Json.text(payload));
  }

  private CommandLineRun replay(String... arguments) {
    return CommandLineRun.of(new ReplayCommand(), arguments);
  }

  @Test
  void sameDecision_endsWith0() {
    var run = replay(folder.resolve("healing").toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("The same is decided: act");
  }

  @Test
  void changedPreState_isNamed_andEndsWith1() throws IOException {
    var file = folder.resolve("healing/bundle.json");
    Files.writeString(file, Files.readString(file).replaceFirst("nginx.service", "ngimx.service"));
    var run = replay(file.toString(), "--json");
    assertThat(run.status()).isEqualTo(1);
    assertThat(Json.object(run.out(), "answer").texts("differences", 10, 1000))
        .anyMatch(line -> line.startsWith("pre_state: "))
        .anyMatch(line -> line.startsWith("observed.stopped"));
  }

  @Test
  void changedPolicy_isNamed() throws IOException {
    var json = Json.object(POLICY.canonicalJson(), "policy").tree();
    ((ObjectNode) json.get("switches")).putArray("disabled_checks").add("critical_services");
    var file = Files.writeString(folder.resolve("policy.json"), Json.text(json));
    var run = replay(folder.resolve("healing").toString(), "--policy", file.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("ruleset_hash", "recorded \"act\", now \"monitor\"");
  }

  @Test
  void noRuleset_saysWhatToDo() throws IOException {
    Files.delete(folder.resolve("ruleset/bundle.json"));
    assertThat(replay(folder.resolve("healing").toString()).err()).contains("--evidence");
    assertThat(replay(folder.resolve("other").toString()).err()).contains("kind scan");
  }
}
