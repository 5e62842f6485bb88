package osiriscare.healing.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.healing.runbook.ActionVerb.Kind;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.json.InvalidRequest;
import tools.jackson.databind.node.ObjectNode;

class BuiltInRunbooksTest {
  private final RunbookCatalogue catalogue = BuiltInRunbooks.catalogue();

  @Test
  void everyActingVerb_isUsed_andEveryCheckExists() {
    var used =
        catalogue.all().stream()
            .flatMap(Runbook::steps)
            .map(Step::verb)
            .collect(Collectors.toSet());
    assertThat(used)
        .containsAll(
            Arrays.stream(ActionVerb.values())
                .filter(verb -> verb.kind() == Kind.ACTS && verb != ActionVerb.UNIT_START)
                .toList());
    catalogue.all().stream()
        .flatMap(Runbook::steps)
        .filter(step -> step.verb() == ActionVerb.CHECK_PASSES)
        .forEach(step -> CheckCatalogue.require(step.argument("check")));
  }

  @Test
  void stepTimeouts_fitIntoTheRunbooks() {
    for (var runbook : catalogue.all()) {
      runbook
          .steps()
          .forEach(step ->
              assertThat(step.timeout())
                  .as(runbook.id() + " " + step.verb())
                  .isLessThanOrEqualTo(runbook.timeout()));
    }
  }

  @Test
  void jsonOfARunbook_isReadBackAsTheSame() {
    for (var runbook : catalogue.all()) {
      var text = "runbooks: [" + runbook.toJson() + "]";
      assertThat(RunbookDocument.yaml(text, "again")).containsExactly(runbook);
    }
  }

  @Test
  void complete_valueThatIsNotAllowed_isRefused() {
    var json = runbook("LIN-DISK-002").toJson();
    ((ObjectNode) json.path("parameters").path("path")).putArray("allowed").add("/tmp");
    var narrow = RunbookDocument.yaml("runbooks: [" + json + "]", "narrow").getFirst();
    assertThat(narrow.complete(Map.of("path", "/tmp"))).containsEntry("path", "/tmp");
    assertThatThrownBy(() -> narrow.complete(Map.of("path", "/var/tmp")))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("must be one of [/tmp]");
  }

  @ParameterizedTest
  @CsvSource({
    "unit, -x.service",
    "unit, a;b.service",
    "unit, nginx",
    "path, /tmp/../etc",
    "path, tmp",
    "path, /tmp/a b",
    "path, /",
    "integer, -1",
    "integer, 007",
    "mode, 999",
    "account, Root",
    "word, --help",
    "interface, eth0/../x",
    "kernel_parameter, kernel"
  })
  void argument_thatIsNoneOfItsType_isRefused(ArgumentTypeWord type, String text) {
    assertThat(type.type().refusal(text)).isPresent();
  }

  /// Lets the table above use the words of documents.
  record ArgumentTypeWord(ArgumentType type) {
    static ArgumentTypeWord of(String word) {
      return new ArgumentTypeWord(
          Arrays.stream(ArgumentType.values())
              .filter(type -> type.word().equals(word))
              .findFirst()
              .orElseThrow());
    }
  }

  @Test
  void complete_wrongParameters_namesThem() {
    var ssh = runbook("LIN-SSH-001");
    assertThatThrownBy(() -> ssh.complete(Map.of("option", "PermitRootLogin")))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("value");
    assertThatThrownBy(() -> ssh.complete(Map.of("option", "Banner", "value", "no")))
        .hasMessageContaining("option");
    assertThatThrownBy(
            () -> ssh.complete(Map.of("option", "MaxAuthTries", "value", "3", "force", "yes")))
        .hasMessageContaining("force");
    assertThatThrownBy(() -> runbook("LIN-SVC-001").complete(Map.of("unit", "a;reboot")))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("unit");
    assertThat(ssh.effects(ssh.complete(Map.of("option", "MaxAuthTries", "value", "3"))))
        .isEqualTo(Map.of("sshd MaxAuthTries", "3"));
  }

  /// Whoever asks: nothing is ever made weaker.
  @ParameterizedTest
  @CsvSource({
    "LIN-SSH-001, option, PermitRootLogin, value, yes",
    "LIN-SSH-001, option, PermitEmptyPasswords, value, yes",
    "LIN-SSH-001, option, MaxAuthTries, value, 100",
    "LIN-KERN-001, parameter, kernel.randomize_va_space, value, 0",
    "LIN-KERN-001, parameter, net.ipv4.ip_forward, value, 1",
    "LIN-KERN-001, parameter, vm.panic_on_oom, value, 1",
    "LIN-PERM-001, path, /etc/shadow, mode, 644",
    "LIN-PERM-001, path, /etc/sudoers, mode, 640",
    "LIN-NET-001, daemon, frr, unit, bird.service",
    "LIN-NET-001, daemon, frr, unit, sshd.service"
  })
  void complete_weakeningValues_areRefused(
      String id, String first, String value, String second, String other) {
    assertThatThrownBy(() -> runbook(id).complete(Map.of(first, value, second, other)))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("combination");
  }

  @Test
  void whatActs_looksFirst_whereALookTells() {
    for (var runbook : catalogue.all()) {
      var looks = runbook.verify().stream().map(Step::verb).collect(Collectors.toSet());
      boolean isState =
          looks.contains(ActionVerb.SSHD_IS)
              || looks.contains(ActionVerb.KERNEL_PARAMETER_IS)
              || looks.contains(ActionVerb.FILE_MODE_IS);
      if (isState) {
        assertThat(runbook.detect()).as(runbook.id().value()).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verify: []",
        "remediate: []",
        "verify: [{action: host_reboot}]",
        "remediate: [{action: unit_is_active, arguments: {unit: a.service}}]",
        "remediate: [{action: run_script}]",
        "remediate: [{action: host_reboot, arguments: {now: x}}]",
        "remediate: [{action: unit_start, arguments: {unit: '${other}'}}]",
        "remediate: [{action: temp_clear, arguments: {path: /tmp, hours: '${unit}'}}]",
        "after: []"
      })
  void document_wrong_isRefused(String steps) {
    var standard =
        Set.of("verify", "remediate").stream()
            .filter(phase -> !steps.startsWith(phase))
            .map(phase ->
                phase.equals("verify")
                    ? "verify: [{action: host_is_healthy, arguments: {minutes: '0'}}]"
                    : "remediate: [{action: host_reboot}]")
            .collect(Collectors.joining(", "));
    var text =
        """
        runbooks:
          - {id: X-1, title: t, tool: t, platforms: [linux], severity: low, disruptive: false,
             timeout_seconds: 60, hipaa_controls: [], effects: {a: b},
             parameters: {unit: {type: unit, description: u}},
             steps: {%s, %s}}
        """
            .formatted(standard, steps);
    assertThatThrownBy(() -> RunbookDocument.yaml(text, "mine.yaml"))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("mine.yaml");
  }

  private Runbook runbook(String id) {
    return catalogue.all().stream()
        .filter(runbook -> runbook.id().value().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
