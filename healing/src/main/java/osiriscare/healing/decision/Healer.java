package osiriscare.healing.decision;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import osiriscare.healing.decision.Decision.Kind;
import osiriscare.healing.decision.Decision.Reason;
import osiriscare.healing.decision.DecisionInput.Subject;
import osiriscare.healing.guard.GuardEvent.Started;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.runbook.Runbook;
import osiriscare.protocol.check.Check;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.json.InvalidRequest;

/// Decides what is done about one drift or one order: the first rule that fits, and then every
/// guardrail. A pure function; the same input and policy give the same decision for ever.
public final class Healer {
  private final EffectivePolicy policy;
  private final Set<Guard> guards;

  public Healer(EffectivePolicy policy) {
    this(policy, EnumSet.allOf(Guard.class));
  }

  /// With only these guardrails: a test proves with it that each one is needed.
  Healer(EffectivePolicy policy, Set<Guard> guards) {
    this.policy = policy;
    this.guards = guards.isEmpty() ? EnumSet.noneOf(Guard.class) : EnumSet.copyOf(guards);
  }

  /// The policy that it decides by.
  public EffectivePolicy policy() {
    return policy;
  }

  /// Decides.
  public Decision decide(DecisionInput input) {
    return switch (input.subject()) {
      case Subject.Found(var drift) -> decide(drift, input);
      case Subject.Asked asked -> decide(asked, input);
    };
  }

  private Decision decide(Drift drift, DecisionInput input) {
    if (!input.isHealingOn()) {
      return without(Kind.MONITOR, "healing_off", "healing is switched off here");
    }
    if (policy.switches().checks().contains(drift.checkType())) {
      return without(Kind.MONITOR, "check_off", "healing of this check is switched off");
    }
    if (isEncryption(drift)) {
      return urgent("encryption", "encryption is never changed without a person");
    }
    var rule = policy.rules().firstMatch(drift);
    if (rule.isEmpty()) {
      return without(Kind.ESCALATE, "no_rule", "no rule fits");
    }
    return switch (rule.get().action()) {
      case Rule.Action.Escalate(var reason, var isUrgent) ->
          new Decision(
              Kind.ESCALATE,
              Optional.of(rule.get().id()),
              Optional.empty(),
              Map.of(),
              new Reason("rule", reason),
              Optional.empty(),
              isUrgent);
      case Rule.Action.Run run -> decide(drift, rule.get(), run, input);
    };
  }

  // Whatever a rule says; the catalogue marks such checks.
  private static boolean isEncryption(Drift drift) {
    return drift.checkType().equals("encryption")
        || CheckCatalogue.find(drift.checkType())
            .map(Check::hipaaControls)
            .map(controls -> controls.contains("164.312(a)(2)(iv)"))
            .orElse(false);
  }

  private Decision decide(Drift drift, Rule rule, Rule.Action.Run run, DecisionInput input) {
    if (CheckCatalogue.find(drift.checkType())
        .map(check -> !check.autoFixAllowed())
        .orElse(false)) {
      return ruled(rule, run, "people_only", "this check is only put right by people");
    }
    var runbook = policy.runbooks().find(run.runbook());
    if (runbook.isEmpty()) {
      return ruled(rule, run, "unknown_runbook", "the rule names a runbook that is not known here");
    }
    if (!runbook.get().platforms().contains(drift.platform())) {
      return ruled(rule, run, "other_platform", "the runbook is not made for " + drift.platform());
    }
    if (!policy.isOn(run.runbook())) {
      return ruled(rule, run, "runbook_off", "the runbook is switched off");
    }
    try {
      var parameters = runbook.get().complete(Templates.fill(run.parameters(), drift));
      return guarded(
          new Candidate(
              Optional.of(rule),
              runbook.get(),
              parameters,
              drift.host(),
              Optional.of(drift.checkType())),
          input);
    } catch (InvalidRequest e) {
      return ruled(rule, run, "parameters", "a parameter does not fit: " + e.getMessage());
    }
  }

  private static Decision ruled(Rule rule, Rule.Action.Run run, String code, String why) {
    return new Decision(
        Kind.ESCALATE,
        Optional.of(rule.id()),
        Optional.of(run.runbook()),
        Map.of(),
        new Reason(code, why),
        Optional.empty(),
        false);
  }

  private Decision decide(Subject.Asked asked, DecisionInput input) {
    var runbook = policy.runbooks().find(asked.runbook());
    if (runbook.isEmpty()) {
      return refused(asked.runbook(), "unknown_runbook", "no runbook has this id");
    }
    if (!policy.isOn(asked.runbook())) {
      return refused(asked.runbook(), "runbook_off", "the runbook is switched off");
    }
    if (!input.isHealingOn() && !asked.origin().equals("person")) {
      return refused(asked.runbook(), "healing_off", "healing is switched off here");
    }
    try {
      var parameters = runbook.get().complete(new TreeMap<>(asked.parameters()));
      return guarded(candidate(asked, runbook.get(), parameters), input);
    } catch (InvalidRequest e) {
      return refused(asked.runbook(), "parameters", "a parameter does not fit: " + e.getMessage());
    }
  }

  private static Candidate candidate(
      Subject.Asked asked, Runbook runbook, Map<String, String> parameters) {
    return new Candidate(Optional.empty(), runbook, parameters, asked.host(), Optional.empty());
  }

  /// What the guardrails remember when this decision is acted on.
  ///
  /// @throws IllegalArgumentException when there is nothing to act on
  public Started started(Decision decision, DecisionInput input) {
    var runbook = decision.runbook().flatMap(policy.runbooks()::find);
    if (runbook.isEmpty()) {
      throw new IllegalArgumentException("the decision names no runbook");
    }
    var candidate =
        new Candidate(
            decision.rule().flatMap(policy.rules()::byId),
            runbook.get(),
            decision.parameters(),
            input.subject().host(),
            input.subject() instanceof Subject.Found(var drift)
                ? Optional.of(drift.checkType())
                : Optional.empty());
    return new Started(
        input.now(),
        candidate.host(),
        candidate.subject(),
        runbook.get().tool(),
        runbook.get().id().value(),
        candidate.unit());
  }

  private static Decision refused(RunbookId runbook, String code, String why) {
    return new Decision(
        Kind.REFUSE,
        Optional.empty(),
        Optional.of(runbook),
        Map.of(),
        new Reason(code, why),
        Optional.empty(),
        false);
  }

  private Decision guarded(Candidate candidate, DecisionInput input) {
    for (var guard : guards) {
      var objection = guard.objection(candidate, input, policy.settings());
      if (objection.isPresent()) {
        return objection.get();
      }
    }
    return candidate.decide(Kind.ACT, new Reason("allowed", "every guardrail agrees"));
  }

  private static Decision without(Kind kind, String code, String why) {
    return new Decision(
        kind,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        new Reason(code, why),
        Optional.empty(),
        false);
  }

  private static Decision urgent(String code, String why) {
    return new Decision(
        Kind.ESCALATE,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        new Reason(code, why),
        Optional.empty(),
        true);
  }
}
