package osiriscare.healing.budget;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.SiteId;

/// Shares out what one runbook may still do. A pure function of the ledger: whoever acts on the
/// plan has nothing left to decide.
///
/// Nobody is promised what is not there: all promises and all uses together stay within the limits
/// of the site and of the fleet. So each appliance gets a small standing share first, as long as
/// these leave most of the budget free, and more when it asks. Who asks when nothing is left stops
/// the runbook, and a person decides.
public final class BudgetPlanner {
  /// Hosts that an appliance gets at once when it asks.
  static final int MORE = 1;

  /// The part of a budget that standing shares may take up.
  private static final int STANDING_PART = 4;

  private final BudgetLimits site;
  private final BudgetLimits fleet;

  public BudgetPlanner(BudgetLimits site, BudgetLimits fleet) {
    this.site = site;
    this.fleet = fleet;
  }

  /// Who wants what.
  ///
  /// @param asking appliances that want more, who asked first comes first
  /// @param present appliances that are there and have no share in this slot yet
  /// @param stopped scopes where it is stopped; the fleet is the empty one
  public record Wanted(
      List<ApplianceId> asking, List<ApplianceId> present, Set<Optional<SiteId>> stopped) {}

  /// What is to be done.
  ///
  /// @param grants how many more hosts each appliance is promised in this slot
  /// @param stops why it stops, by scope
  public record Plan(Map<ApplianceId, Integer> grants, Map<Optional<SiteId>, String> stops) {
    public Plan {
      grants = Map.copyOf(grants);
      stops = Map.copyOf(stops);
    }
  }

  /// Plans for one runbook.
  public Plan plan(Ledger ledger, Wanted wanted, Instant now) {
    return new Turn(ledger, wanted, now).plan();
  }

  private BudgetLimits limits(Optional<SiteId> scope) {
    return scope.isPresent() ? site : fleet;
  }

  private final class Turn {
    private final Ledger ledger;
    // So that a site's count does not read what all others did.
    private final Map<SiteId, Ledger> parts;
    private final Ledger untouched;
    private final Wanted wanted;
    private final Instant now;
    private final Map<Optional<SiteId>, Tally> tallies = new HashMap<>();
    private final Map<Optional<SiteId>, String> stops = new HashMap<>();
    private final Map<ApplianceId, Integer> grants = new HashMap<>();

    Turn(Ledger ledger, Wanted wanted, Instant now) {
      this.ledger = ledger;
      this.parts = ledger.bySite();
      this.untouched = ledger.untouched();
      this.wanted = wanted;
      this.now = now;
    }

    Plan plan() {
      var scopes = new ArrayList<Optional<SiteId>>(List.of(Optional.empty()));
      ledger.uses().stream()
          .map(use -> use.appliance().site())
          .distinct()
          .forEach(one -> scopes.add(Optional.of(one)));
      for (var scope : scopes) {
        if (!wanted.stopped().contains(scope)) {
          limits(scope).failing(tally(scope)).ifPresent(why -> stops.put(scope, why));
        }
      }
      wanted.asking().forEach(this::more);
      wanted.present().forEach(this::standing);
      return new Plan(grants, stops);
    }

    private Tally tally(Optional<SiteId> scope) {
      return tallies.computeIfAbsent(scope, one -> of(one).tally(one, now));
    }

    private Ledger of(Optional<SiteId> scope) {
      return scope.isPresent() ? parts.getOrDefault(scope.get(), untouched) : ledger;
    }

    private void more(ApplianceId appliance) {
      if (isStopped(appliance)) {
        return;
      }
      for (var scope : scopes(appliance)) {
        if (limits(scope).room(tally(scope)) < MORE) {
          stops.put(scope, limits(scope).spent(tally(scope)));
          return;
        }
      }
      grant(appliance, MORE);
    }

    private void standing(ApplianceId appliance) {
      boolean isFree =
          scopes(appliance).stream()
              .allMatch(scope -> {
                var tally = tally(scope);
                int part = Math.max(1, limits(scope).hostsPerHour() / STANDING_PART);
                return limits(scope).room(tally) > 0 && tally.promisedForHour() < part;
              });
      if (isFree && !isStopped(appliance) && !grants.containsKey(appliance)) {
        grant(appliance, 1);
      }
    }

    private void grant(ApplianceId appliance, int hosts) {
      grants.merge(appliance, hosts, Integer::sum);
      scopes(appliance).forEach(scope -> tallies.put(scope, tally(scope).promising(hosts)));
    }

    private boolean isStopped(ApplianceId appliance) {
      return scopes(appliance).stream()
          .anyMatch(scope -> stops.containsKey(scope) || wanted.stopped().contains(scope));
    }

    private static List<Optional<SiteId>> scopes(ApplianceId appliance) {
      return List.of(Optional.of(appliance.site()), Optional.empty());
    }
  }
}
