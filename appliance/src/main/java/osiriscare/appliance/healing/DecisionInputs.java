package osiriscare.appliance.healing;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.drift.CheckObservation;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.healing.decision.DecisionInput;
import osiriscare.healing.decision.DecisionInput.Subject;
import osiriscare.healing.decision.Healer;
import osiriscare.healing.guard.GuardState;
import osiriscare.healing.rule.Drift;
import osiriscare.protocol.check.Check;
import osiriscare.protocol.check.CheckCatalogue;

/// Gathers what a decision depends on, and nothing else: all of it goes into evidence.
final class DecisionInputs {
  private final ApplianceConfig config;
  private final HealingStore store;
  private final AllowanceDesk allowances;
  private final Hosts hosts;
  private final PhiScrubber scrubber;
  private final Clock clock;

  DecisionInputs(
      ApplianceConfig config,
      HealingStore store,
      AllowanceDesk allowances,
      Hosts hosts,
      PhiScrubber scrubber,
      Clock clock) {
    this.config = config;
    this.store = store;
    this.allowances = allowances;
    this.hosts = hosts;
    this.scrubber = scrubber;
    this.clock = clock;
  }

  /// What a failing check is to a decision, without patient data.
  ///
  /// @param host the kind of machine that it was seen on
  Subject found(CheckObservation observation, Check.Platform host) {
    var check = CheckCatalogue.require(observation.checkType());
    var platform =
        check.platforms().contains(Check.Platform.NETWORK) ? Check.Platform.NETWORK : host;
    return new Subject.Found(
        new Drift(
            check.type(),
            observation.host().value(),
            platform.word(),
            check.severity(),
            check.type(),
            scrubber.scrub(observation.preState())));
  }

  /// What to decide about it by now. Only what the decision depends on, so that evidence stays
  /// small: the events about this host and runbook, and the one unit.
  DecisionInput of(Subject subject, Optional<Long> clockOffset, Healer healer)
      throws InterruptedException {
    var now = clock.instant();
    var state = store.guardState().at(now);
    var wanted = healer.candidate(subject);
    var unit = wanted.map(Healer.Wanted::unit).filter(name -> !name.isEmpty());
    return new DecisionInput(
        subject,
        now,
        clockOffset,
        wanted
            .map(candidate -> state.about(subject.host(), candidate.runbook().value()))
            .orElse(GuardState.EMPTY),
        wanted.flatMap(
            candidate -> allowances.last().map(allowance -> allowance.about(candidate.runbook()))),
        hosts.known(subject.host()),
        unit.isPresent() && hosts.hasUnit(subject.host(), unit.get())
            ? Set.of(unit.get())
            : Set.of(),
        config.healing(),
        config.healingDryRun());
  }
}
