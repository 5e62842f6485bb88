package osiriscare.appliance.nixos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.testkit.nix.NixEvaluation;

/// The units that the modules come to, seen by systemd's own tools; every documented directive is
/// asked for by name.
@Tag("real-nix")
@Tag("real-journald")
class UnitsTest {
  /// Of the older document: systemd hardening; and of the agent's own.
  private static final Map<String, List<String>> DOCUMENTED =
      Map.ofEntries(
          Map.entry("ProtectSystem", List.of("strict")),
          Map.entry("ProtectHome", List.of("true")),
          Map.entry("PrivateTmp", List.of("true")),
          Map.entry("NoNewPrivileges", List.of("true")),
          Map.entry("CapabilityBoundingSet", List.of("")),
          Map.entry("SystemCallFilter", List.of("@system-service")),
          Map.entry("SystemCallArchitectures", List.of("native")),
          Map.entry("RestrictNamespaces", List.of("true")),
          Map.entry("LockPersonality", List.of("true")),
          Map.entry("PrivateDevices", List.of("true")),
          Map.entry("PrivateUsers", List.of("true")),
          Map.entry("RestrictAddressFamilies", List.of("AF_INET", "AF_INET6", "AF_UNIX")));

  private static final ProcessRunner RUNNER = new ProcessRunner(Duration.ofSeconds(30));
  private static final String FULL =
      """
      { services.appliance-daemon = { enable = true; siteRanges = [ "192.168.7.0/24" ]; }; }
      """;

  private static final String BOTH =
      "{ services.appliance-daemon = { enable = true; pullOnly = true; }; }";

  @TempDir Path folder;

  private NixEvaluation evaluate(String unit) {
    return unit.equals(AgentModule.UNIT)
        ? AgentModule.with(folder, "")
        : NixEvaluation.of(folder, List.of("modules/appliance-daemon.nix"), FULL);
  }

  @ParameterizedTest
  @ValueSource(strings = {AgentModule.UNIT, "appliance-daemon.service"})
  void daemonUnit_hasEveryDocumentedDirective(String unit) throws IOException {
    var evaluation = evaluate(unit);
    DOCUMENTED.forEach(
        (name, values) -> assertThat(evaluation.directive(unit, name)).as(name).isEqualTo(values));
    var stateDir = unit.equals(AgentModule.UNIT) ? "/var/lib/compliance-agent" : "/var/lib/msp";
    assertThat(evaluation.directive(unit, "ReadWritePaths")).containsExactly(stateDir);
    assertThat(evaluation.directive(unit, "StateDirectoryMode")).containsExactly("0700");
    assertThat(evaluation.directive(unit, "User")).containsExactly("compliance-agent");
    assertThat(evaluation.directive(unit, "Type")).containsExactly("notify");
    assertThat(evaluation.directive(unit, "NotifyAccess")).containsExactly("main");
    assertThat(evaluation.directive(unit, "WatchdogSec")).containsExactly("120");
    // The JIT writes the code it runs.
    assertThat(evaluation.unit(unit)).doesNotContain("MemoryDenyWriteExecute");
    assertThat(exposure(evaluation, unit)).as("systemd-analyze security").isLessThan(2.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {AgentModule.UNIT, "appliance-daemon.service"})
  void everyUnit_isUnderstoodBySystemd(String unit) throws IOException {
    var evaluation = evaluate(unit);
    for (var name : evaluation.units().keySet()) {
      var file = write(evaluation, name);
      var said = output("systemd-analyze", "verify", "--recursive-errors=no", file.toString());
      // Programs of ours are not installed here; everything else is an error in the unit.
      assertThat(
              said.lines()
                  .filter(line -> line.startsWith(folder + "/" + name) || line.startsWith(name)))
          .as(said)
          .allMatch(line -> line.contains("/opt/osiriscare/"));
    }
  }

  @Test
  void oneFlag_decidesWhichOfTheTwoRuns() {
    assertThat(evaluate(AgentModule.UNIT).directive(AgentModule.UNIT, "ConditionPathExists"))
        .containsExactly("!/var/lib/msp/.use-go-daemon");
    var full = "appliance-daemon.service";
    assertThat(evaluate(full).directive(full, "ConditionPathExists"))
        .containsExactly("/var/lib/msp/.use-go-daemon", "/var/lib/msp/config.yaml");
    var both = NixEvaluation.of(folder, List.of("modules/appliance-daemon.nix"), BOTH);
    assertThat(both.directive(AgentModule.UNIT, "ConditionPathExists"))
        .containsExactly("!/var/lib/msp/.use-go-daemon", "/var/lib/msp/config.yaml");
    assertThat(both.directive(AgentModule.UNIT, "ReadWritePaths"))
        .isEqualTo(both.directive(full, "ReadWritePaths"));
  }

  @Test
  void startLimit_isInTheSectionWhereItCounts() {
    var text = evaluate(AgentModule.UNIT).unit(AgentModule.UNIT);
    assertThat(text).contains("[Service]");
    assertThat(text.substring(0, text.indexOf("[Service]"))).contains("StartLimitIntervalSec=0");
  }

  @Test
  void pruning_isDaily() {
    var evaluation = evaluate(AgentModule.UNIT);
    assertThat(evaluation.unit("compliance-agent-prune.timer"))
        .contains("OnCalendar=daily")
        .contains("Persistent=true");
    assertThat(evaluation.directive("compliance-agent-prune.service", "ExecStart"))
        .singleElement()
        .asString()
        .endsWith("--prune");
  }

  private Path write(NixEvaluation evaluation, String unit) throws IOException {
    return Files.writeString(folder.resolve(unit), evaluation.unit(unit));
  }

  private double exposure(NixEvaluation evaluation, String unit) throws IOException {
    var file = write(evaluation, unit);
    var said = output("systemd-analyze", "security", "--offline=yes", file.toString());
    var line = said.lines().filter(l -> l.contains("Overall exposure level")).findFirst();
    return Double.parseDouble(line.orElseThrow().replaceAll(".*: ([0-9.]+) .*", "$1"));
  }

  private static String output(String program, String... arguments) {
    return switch (RUNNER.run(program, arguments)) {
      case ProcessResult.Exited exited -> exited.output() + exited.errors();
      case ProcessResult.NotStarted(var why) -> throw new AssertionError(why);
      case ProcessResult.TimedOut _ -> throw new AssertionError(program + " hangs");
    };
  }
}
