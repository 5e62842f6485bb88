package osiriscare.central.flywheel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import osiriscare.central.incident.PastIncident;
import osiriscare.central.route.Described;
import osiriscare.healing.decision.Decision;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.decision.Trial;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.healing.RunbookId;

/// What a rule would have done about incidents that were, beside what was done. Pure: it decides by
/// the healer itself, with all rules that are shipped beside the new one.
///
/// @param incidents how many it was tried on
/// @param matched about how many it would have acted
/// @param withheld about how many more, had their site not switched off the rule, its runbook or
///   the check
/// @param agreed of these, those that the same runbook healed, as signed evidence says
/// @param failed of these, those where the same runbook was run and did not heal
/// @param differed of these, those where something else was done
/// @param untold of these, those where nothing was done that is known
public record Replay(
    @Described("How many incidents of this type of the last 90 days it was tried on") int incidents,
    @Described("About how many it would have acted") int matched,
    @Described(
            "About how many more it would have acted, had the site not switched off the rule, its runbook or the check")
        int withheld,
    @Described(
            "Of those it would have acted about, healed by the same runbook, as signed evidence says")
        int agreed,
    @Described("Of these, the same runbook was run and did not heal") int failed,
    @Described("Of these, something else was done") int differed,
    @Described("Of these, nothing was done that is known") int untold,
    @Described("Where it disagrees with what was done, newest first, at most 50")
        List<Difference> differences) {
  private static final int DIFFERENCES_MAX = 50;

  public Replay {
    differences = List.copyOf(differences);
  }

  /// Where the rule and what was done go apart.
  public record Difference(
      String incidentId,
      String siteId,
      @Described(oneOf = {"failed", "other_runbook", "person"}) String kind,
      @Described("The runbook that was run; null when a person closed it") Optional<String> ran,
      Optional<String> closedBy) {}

  /// Tries a rule on incidents, newest first.
  ///
  /// @param switches what is off where an incident was; whatever is tried, it is not done there
  static Replay of(
      Rule rule, List<PastIncident> incidents, Function<PastIncident, Switches> switches) {
    var policies = new HashMap<Switches, EffectivePolicy>();
    int matched = 0;
    int withheld = 0;
    int agreed = 0;
    int untold = 0;
    var apart = new ArrayList<Difference>();
    for (var incident : incidents) {
      var off = switches.apply(incident);
      var policy = policies.computeIfAbsent(off, some -> policy(rule, some));
      var runbook = wanted(rule, policy, incident);
      if (runbook.isEmpty()) {
        continue;
      }
      if (isOff(off, rule, runbook.get(), incident)) {
        withheld++;
        continue;
      }
      matched++;
      var difference = difference(incident, runbook.get());
      difference.ifPresent(apart::add);
      if (difference.isEmpty()) {
        if (incident.ordered().isPresent()) {
          agreed++;
        } else {
          untold++;
        }
      }
    }
    int failed = (int) apart.stream().filter(one -> one.kind().equals("failed")).count();
    return new Replay(
        incidents.size(),
        matched,
        withheld,
        agreed,
        failed,
        apart.size() - failed,
        untold,
        apart.subList(0, Math.min(apart.size(), DIFFERENCES_MAX)));
  }

  // What another rule would do there counts only where that one is on.
  private static EffectivePolicy policy(Rule rule, Switches off) {
    var others = new HashSet<>(off.rules());
    others.remove(rule.id());
    return EffectivePolicy.of(
        Stream.of(ShippedRules.builtIn(), ShippedRules.synced(), List.of(rule))
            .flatMap(List::stream)
            .toList(),
        BuiltInRunbooks.catalogue(),
        new Switches(others, Set.of(), Set.of()),
        GuardSettings.DEFAULT);
  }

  private static boolean isOff(Switches off, Rule rule, RunbookId runbook, PastIncident incident) {
    return off.rules().contains(rule.id())
        || off.runbooks().contains(runbook.value())
        || off.checks().contains(incident.drift().checkType());
  }

  private static Optional<RunbookId> wanted(
      Rule rule, EffectivePolicy policy, PastIncident incident) {
    var decision = Trial.byRules(incident.drift(), policy, incident.receivedAt());
    return decision.kind() == Decision.Kind.ACT && decision.rule().equals(Optional.of(rule.id()))
        ? decision.runbook()
        : Optional.empty();
  }

  private static Optional<Difference> difference(PastIncident incident, RunbookId wanted) {
    if (incident.ordered().isPresent() && !incident.ordered().get().equals(wanted)) {
      return Optional.of(of(incident, "other_runbook"));
    }
    if (incident.ordered().isPresent() && !incident.isProven()) {
      return Optional.of(of(incident, "failed"));
    }
    return incident.ordered().isEmpty() && incident.closedBy().isPresent()
        ? Optional.of(of(incident, "person"))
        : Optional.empty();
  }

  private static Difference of(PastIncident incident, String kind) {
    return new Difference(
        incident.id().toString(),
        incident.site().value(),
        kind,
        incident.ordered().map(RunbookId::value),
        incident.closedBy());
  }
}
