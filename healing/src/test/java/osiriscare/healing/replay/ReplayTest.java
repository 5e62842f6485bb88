package osiriscare.healing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.healing.SimulatedSite;
import osiriscare.healing.SimulatedSite.Decided;
import osiriscare.healing.decision.Decision.Kind;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.PolicyDocument;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

class ReplayTest {
  private static final int DECISIONS = 1_000;

  private static List<Decided> decisions() {
    var decided = new ArrayList<Decided>();
    var site = new SimulatedSite(42);
    for (int i = 0; i < DECISIONS; i++) {
      decided.add(site.next());
    }
    return decided;
  }

  private static EffectivePolicy kept(EffectivePolicy policy) {
    return PolicyDocument.from(Json.object(policy.canonicalJson(), "policy"));
  }

  private static Decided acted(List<Decided> decisions, String rule) {
    return decisions.stream()
        .filter(one -> one.decision().kind() == Kind.ACT)
        .filter(one -> one.decision().rule().orElse("").equals(rule))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void policy_readBackFromItsText_isTheSame() {
    var policy = SimulatedSite.policy(SimulatedSite.rules(), GuardSettings.DEFAULT);
    assertThat(kept(policy).canonicalJson()).isEqualTo(policy.canonicalJson());
    assertThat(kept(policy).hash()).isEqualTo(policy.hash());
  }

  @Test
  void recordedDecisions_areReproduced() {
    var decisions = decisions();
    var policy = kept(decisions.getFirst().policy());
    for (var decided : decisions) {
      var result = Replay.of(decided.payload(), policy);
      assertThat(result.differences()).as(decided.toString()).isEmpty();
      assertThat(result.isSame()).isTrue();
    }
    assertThat(SimulatedSite.count(decisions)).containsKeys(Kind.ACT, Kind.DEFER, Kind.ESCALATE);
  }

  @Test
  void anotherRule_isNamed() {
    var rules = SimulatedSite.rules().replace("runbook: LIN-SVC-001", "runbook: LIN-SVC-003");
    var policy = SimulatedSite.policy(rules, GuardSettings.DEFAULT);
    var result = Replay.of(acted(decisions(), "SVC").payload(), policy);
    assertThat(result.differences())
        .anyMatch(line -> line.startsWith("ruleset_hash"))
        .anyMatch(line -> line.contains("runbook_id") && line.contains("LIN-SVC-003"));
  }

  @Test
  void anotherGuardrailSetting_isNamed() {
    var json = GuardSettings.DEFAULT.toJson();
    json.put("maintenance_window", "10:00-10:01");
    var settings = GuardSettings.from(Fields.of(json));
    var policy = SimulatedSite.policy(SimulatedSite.rules(), settings);
    var disruptive =
        decisions().stream()
            .filter(one -> one.decision().kind() == Kind.ACT)
            .filter(one -> List.of("FW", "PATCH").contains(one.decision().rule().orElse("")))
            .findFirst()
            .orElseThrow();
    assertThat(Replay.of(disruptive.payload(), policy).differences())
        .anyMatch(line -> line.startsWith("ruleset_hash"))
        .anyMatch(line -> line.contains("decision.decision: recorded \"act\", now \"defer\""));
  }

  @Test
  void anotherByteOfThePreState_isNamed() {
    var decided = acted(decisions(), "SVC");
    var payload = decided.payload();
    var observed = (ObjectNode) payload.tree().at("/pre_state/observed");
    var unit = observed.get("stopped").get(0).asString();
    observed.putArray("stopped").add("x" + unit.substring(1));
    assertThat(Replay.of(payload, decided.policy()).differences())
        .anyMatch(line -> line.startsWith("pre_state: "))
        .anyMatch(line -> line.startsWith("observed.stopped"));
    var input = decided.payload();
    var drift = (ObjectNode) input.tree().at("/pre_state/decision_input/drift/details");
    drift.putArray("stopped").add("x" + unit.substring(1));
    assertThat(Replay.of(input, decided.policy()).differences())
        .anyMatch(line -> line.startsWith("observed.stopped"))
        .anyMatch(line -> line.startsWith("decision."));
  }

  /// Also one that the decision does not hang on.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "srv3",
        "postgresql.service",
        "healing_enabled\":tr",
        "now\":\"2026-11-2",
        "severity",
        "decision_input",
        "known_hosts"
      })
  void anyByteOfThePreState_isNamed(String part) {
    var decided = acted(decisions(), "SVC");
    var text = Json.text(decided.payload().tree());
    int at = text.indexOf(part, text.indexOf("decision_input")) + part.length() - 1;
    char other = text.charAt(at) == '1' ? '2' : (char) (text.charAt(at) ^ 1);
    try {
      var changed = Json.object(text.substring(0, at) + other + text.substring(at + 1), "payload");
      assertThat(Replay.of(changed, decided.policy()).differences())
          .anyMatch(line -> line.startsWith("pre_state: "));
    } catch (InvalidRequest e) {
      // It is no state any more; the error names the field.
      assertThat(e.errors()).allMatch(error -> !error.field().isEmpty());
    }
  }
}
