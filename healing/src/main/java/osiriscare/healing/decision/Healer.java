package osiriscare.healing.decision;

import java.util.EnumSet;
import java.util.Locale;
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
  private static final String ENCRYPTION_CONTROL = "164.312(a)(2)(iv)";
  private static final Set<String> ENCRYPTION =
      Set.of("encrypt", "bitlocker", "luks", "filevault", "dm_crypt");
  // Their only end is that a person is asked; here one asks.
  private static final Set<Guard> ASKING_A_PERSON =
      Set.of(
          Guard.CLOCK_WENT_BACK, Guard.FLAPPING, Guard.REPEATED, Guard.TRIES_SPENT, Guard.BUDGET);

  private static final Set<Guard> ALSO_FOR_LOOKING =
      Set.of(Guard.KNOWN_HOST, Guard.KNOWN_UNIT, Guard.CONCURRENCY);

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
    var lately = input.with(input.state().at(input.now()));
    return switch (input.subject()) {
      case Subject.Found(var drift) -> decide(drift, lately);
      case Subject.Asked asked -> decide(asked, lately);
    };
  }

  private Decision decide(Drift drift, DecisionInput input) {
    if (!input.isHealingOn()) {
      return without(Kind.MONITOR, "healing_off", "healing is switched off here");
    }
    if (policy.switches().checks().contains(drift.checkType())) {
      return without(Kind.MONITOR, "check_off", "healing of this check is switched off");
    }
    if (isEncryption(drift.checkType()) || isEncryption(drift.incidentType())) {
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

  // Whatever a rule says. The catalogue marks such checks; others go by their names.
  private static boolean isEncryption(String checkType) {
    return ENCRYPTION.stream().anyMatch(checkType.toLowerCase(Locale.ROOT)::contains)
        || CheckCatalogue.find(checkType)
            .map(Check::hipaaControls)
            .map(controls -> controls.contains(ENCRYPTION_CONTROL))
            .orElse(false);
  }

  private static boolean isForPeople(String checkType) {
    return CheckCatalogue.find(checkType).map(check -> !check.autoFixAllowed()).orElse(false);
  }

  private Decision decide(Drift drift, Rule rule, Rule.Action.Run run, DecisionInput input) {
    if (isForPeople(drift.checkType())) {
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
    var refusal = refusal(asked, runbook.get(), input);
    if (refusal.isPresent()) {
      return refused(asked.runbook(), refusal.get().code(), refusal.get().text());
    }
    try {
      var parameters = runbook.get().complete(new TreeMap<>(asked.parameters()));
      return guarded(
          new Candidate(Optional.empty(), runbook.get(), parameters, asked.host(), asked.check()),
          input);
    } catch (InvalidRequest e) {
      return refused(asked.runbook(), "parameters", "a parameter does not fit: " + e.getMessage());
    }
  }

  private Optional<Reason> refusal(Subject.Asked asked, Runbook runbook, DecisionInput input) {
    if (asked.executeBefore().filter(input.now()::isAfter).isPresent()) {
      return Optional.of(new Reason("expired", "the time to run it is over"));
    }
    if (!policy.isOn(asked.runbook())) {
      return Optional.of(new Reason("runbook_off", "the runbook is switched off"));
    }
    if (!runbook.platforms().contains(asked.platform())) {
      return Optional.of(
          new Reason("other_platform", "the runbook is not made for " + asked.platform()));
    }
    if (asked.check().filter(Healer::isEncryption).isPresent()) {
      return Optional.of(new Reason("encryption", "encryption is never changed by a runbook"));
    }
    // What is switched off for automatic healing may still be asked for by name.
    return asked.isByPerson() ? Optional.empty() : refusalOfAutomatic(asked, input);
  }

  private Optional<Reason> refusalOfAutomatic(Subject.Asked asked, DecisionInput input) {
    if (!input.isHealingOn()) {
      return Optional.of(new Reason("healing_off", "healing is switched off here"));
    }
    if (asked.check().filter(Healer::isForPeople).isPresent()) {
      return Optional.of(new Reason("people_only", "this check is only put right by people"));
    }
    return asked.check().filter(policy.switches().checks()::contains).isPresent()
        ? Optional.of(new Reason("check_off", "healing of this check is switched off"))
        : Optional.empty();
  }

  /// The runbook that is wanted before any guardrail is asked, and the unit that it touches, or the
  /// empty text.
  public record Wanted(RunbookId runbook, String unit) {}

  /// What the first rule that fits, or the order, wants; empty when that is no runbook. Whoever
  /// makes the input looks with it whether the host has the unit.
  public Optional<Wanted> candidate(Subject subject) {
    try {
      return switch (subject) {
        case Subject.Found(var drift) ->
            policy
                .rules()
                .firstMatch(drift)
                .flatMap(rule ->
                    rule.action() instanceof Rule.Action.Run(var id, var given)
                        ? wanted(id, Templates.fill(given, drift))
                        : Optional.empty());
        case Subject.Asked asked -> wanted(asked.runbook(), asked.parameters());
      };
    } catch (InvalidRequest _) {
      return Optional.empty();
    }
  }

  private Optional<Wanted> wanted(RunbookId id, Map<String, String> given) {
    return policy
        .runbooks()
        .find(id)
        .map(runbook -> {
          var candidate =
              new Candidate(
                  Optional.empty(), runbook, runbook.complete(given), "", Optional.empty());
          return new Wanted(id, candidate.unit());
        });
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
            switch (input.subject()) {
              case Subject.Found(var drift) -> Optional.of(drift.checkType());
              case Subject.Asked asked -> asked.check();
            });
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
      if ((ASKING_A_PERSON.contains(guard) && input.subject().isByPerson())
          || (candidate.runbook().onlyLooks() && !ALSO_FOR_LOOKING.contains(guard))) {
        continue;
      }
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
