package osiriscare.healing.budget;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.SiteId;

/// What Central knows of the runs of one runbook and of what it promised.
///
/// A promise holds for one slot, an hour of the clock. What of it was not reported as used counts
/// as used: while the slot lasts, and after it until the appliance has surely told everything.
///
/// @param hostsKnown hosts of each site
public record Ledger(
    RunbookId runbook,
    List<Use> uses,
    List<Grant> grants,
    List<Reset> resets,
    Map<SiteId, Integer> hostsKnown) {
  /// How long an allowance holds; it begins with the hour.
  public static final Duration SLOT = Duration.ofHours(1);

  /// What is older counts no more.
  public static final Duration MEMORY = Duration.ofDays(1);

  /// Longest time from the start of a run until its report is sent.
  public static final Duration REPORT_DELAY_MAX = Duration.ofMinutes(30);

  public Ledger {
    uses = List.copyOf(uses);
    grants = List.copyOf(grants);
    resets = List.copyOf(resets);
    hostsKnown = Map.copyOf(hostsKnown);
  }

  /// A run that changed something.
  ///
  /// @param startedAt by the appliance's clock, as its guardrails see it
  /// @param at when the report arrived, so that a late report counts late and not never
  public record Use(
      ApplianceId appliance, String host, Instant startedAt, Instant at, boolean hasFailed) {
    private String where() {
      return appliance.site() + " " + host;
    }
  }

  /// A promise to an appliance.
  ///
  /// @param hosts how many in this slot
  /// @param toldUntil when the appliance was last known to have nothing left to report
  public record Grant(
      ApplianceId appliance, Instant slot, int hosts, Optional<Instant> toldUntil) {}

  /// A person let it go on.
  ///
  /// @param site where; everywhere when empty
  public record Reset(Optional<SiteId> site, Instant at) {}

  /// The slot of this time.
  public static Instant slot(Instant now) {
    return now.truncatedTo(ChronoUnit.HOURS);
  }

  /// The same, with what is of one site only, for each site that has any of it.
  Map<SiteId, Ledger> bySite() {
    var usesOf = uses.stream().collect(groupingBy(use -> use.appliance().site()));
    var grantsOf = grants.stream().collect(groupingBy(grant -> grant.appliance().site()));
    var sites = new HashSet<>(usesOf.keySet());
    sites.addAll(grantsOf.keySet());
    var parts = new HashMap<SiteId, Ledger>();
    for (var site : sites) {
      parts.put(
          site, with(usesOf.getOrDefault(site, List.of()), grantsOf.getOrDefault(site, List.of())));
    }
    return parts;
  }

  /// The same where nothing was done or promised.
  Ledger untouched() {
    return with(List.of(), List.of());
  }

  private Ledger with(List<Use> someUses, List<Grant> someGrants) {
    return new Ledger(runbook, someUses, someGrants, resets, hostsKnown);
  }

  /// Counts for one site, or for the fleet.
  public Tally tally(Optional<SiteId> site, Instant now) {
    var since = since(site, now.minus(MEMORY));
    var hour = new HashSet<String>();
    var day = new HashSet<String>();
    int runs = 0;
    int failures = 0;
    var usesOf = uses.stream().collect(groupingBy(Use::appliance));
    for (var use : uses) {
      if (isIn(use.appliance(), site) && use.at().isAfter(since)) {
        runs++;
        failures += use.hasFailed() ? 1 : 0;
        day.add(use.where());
        if (use.at().isAfter(now.minus(SLOT))) {
          hour.add(use.where());
        }
      }
    }
    return new Tally(
        hour.size(),
        day.size(),
        promised(site, now, SLOT, usesOf),
        promised(site, now, MEMORY, usesOf),
        runs,
        failures,
        known(site));
  }

  private Instant since(Optional<SiteId> site, Instant oldest) {
    return resets.stream()
        .filter(reset -> reset.site().equals(site))
        .map(Reset::at)
        .filter(oldest::isBefore)
        .max(Instant::compareTo)
        .orElse(oldest);
  }

  private int promised(
      Optional<SiteId> site, Instant now, Duration window, Map<ApplianceId, List<Use>> usesOf) {
    return grants.stream()
        .filter(grant -> isIn(grant.appliance(), site) && isOpen(grant, now, window))
        .mapToInt(grant ->
            Math.max(
                0, grant.hosts() - used(grant, usesOf.getOrDefault(grant.appliance(), List.of()))))
        .sum();
  }

  private static boolean isOpen(Grant grant, Instant now, Duration window) {
    var end = grant.slot().plus(SLOT);
    boolean isTold =
        grant.toldUntil().filter(told -> told.isAfter(end.plus(REPORT_DELAY_MAX))).isPresent();
    return !isTold && now.isBefore(end.plus(window));
  }

  private static int used(Grant grant, List<Use> ofAppliance) {
    return (int)
        ofAppliance.stream()
            .filter(use -> slot(use.startedAt()).equals(grant.slot()))
            .map(Use::host)
            .distinct()
            .count();
  }

  private int known(Optional<SiteId> site) {
    return site.map(one -> hostsKnown.getOrDefault(one, 0))
        .orElseGet(() -> hostsKnown.values().stream().mapToInt(Integer::intValue).sum());
  }

  private static boolean isIn(ApplianceId appliance, Optional<SiteId> site) {
    return site.isEmpty() || appliance.site().equals(site.get());
  }
}
