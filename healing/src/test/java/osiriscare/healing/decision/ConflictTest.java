package osiriscare.healing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.RuleDocument;
import osiriscare.healing.rule.RuleSource;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.healing.runbook.BuiltInRunbooks;

class ConflictTest {
  private static List<Rule> rules(String second, String platforms, boolean isEnabled) {
    return RuleDocument.yaml(
        """
        rules:
          - id: A
            name: nobody logs in as root
            platforms: [linux]
            conditions: [{field: check_type, operator: equals, value: linux_ssh_config}]
            runbook: LIN-SSH-001
            parameters: {option: PermitRootLogin, value: "no"}
          - id: B
            name: root logs in with a key
            enabled: %s
            platforms: %s
            conditions: [{field: check_type, operator: equals, value: linux_ssh_config}]
            runbook: LIN-SSH-001
            parameters: %s
        """
            .formatted(isEnabled, platforms, second),
        "test",
        RuleSource.BUILTIN);
  }

  private static List<Conflict> among(List<Rule> rules) {
    return Conflict.among(rules, BuiltInRunbooks.catalogue());
  }

  @Test
  void twoValuesForOneThing_areAConflict() {
    var found = among(rules("{option: PermitRootLogin, value: prohibit-password}", "[]", true));
    assertThat(found)
        .containsExactly(new Conflict("A", "B", "sshd PermitRootLogin", "no", "prohibit-password"));
    assertThat(found.getFirst().toString()).contains("undo each other", "A", "B");
  }

  @Test
  void sameValue_anotherThing_anotherPlatform_orSwitchedOff_isNone() {
    assertThat(among(rules("{option: PermitRootLogin, value: \"no\"}", "[]", true))).isEmpty();
    assertThat(among(rules("{option: X11Forwarding, value: \"no\"}", "[]", true))).isEmpty();
    var other = "{option: PermitRootLogin, value: prohibit-password}";
    assertThat(among(rules(other, "[nixos]", true))).isEmpty();
    assertThat(among(rules(other, "[linux]", false))).isEmpty();
  }

  @Test
  void shippedRules_haveNone() {
    assertThat(
            among(
                Stream.concat(ShippedRules.builtIn().stream(), ShippedRules.synced().stream())
                    .toList()))
        .isEmpty();
  }
}
