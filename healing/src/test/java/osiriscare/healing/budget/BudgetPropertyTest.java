package osiriscare.healing.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.healing.budget.BudgetPlanner.Wanted;
import osiriscare.healing.budget.Ledger.Grant;
import osiriscare.healing.budget.Ledger.Use;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.SiteId;

/// Appliances that check in when they like, use up what they were promised and tell of it late:
/// never do more hosts change within an hour or a day than the budget of site and fleet allows.
class BudgetPropertyTest {
  private static final RunbookId RUNBOOK = new RunbookId("LIN-SVC-001");
  private static final BudgetLimits SITE = new BudgetLimits(6, 60, 100, 1_000);
  private static final BudgetLimits FLEET = new BudgetLimits(12, 50, 100, 1_000);
  private static final int HOSTS = 6;
  private static final int STEPS = 4_000;

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(20));
  }

  private static final class Box {
    final ApplianceId id;
    Optional<Instant> slot = Optional.empty();
    int hosts;
    boolean isStopped;
    boolean isAsking;
    Instant toldUntil = Instant.EPOCH;
    final List<Use> untold = new ArrayList<>();

    Box(int number) {
      id = new ApplianceId("site-%d-02:00:00:00:00:%02d".formatted(number % 3, number));
    }
  }

  // Moves only when the test says so.
  private Instant now = Instant.parse("2026-11-21T00:00:00Z");
  private final List<Box> boxes = IntStream.range(0, 9).mapToObj(Box::new).toList();
  private final Map<ApplianceId, Map<Instant, Integer>> promised = new HashMap<>();
  private final List<Use> told = new ArrayList<>();
  private final List<Use> done = new ArrayList<>();
  private final Set<Optional<SiteId>> stops = new HashSet<>();
  private int grantsSeen;

  @ParameterizedTest
  @MethodSource("seeds")
  void neverMoreHosts_thanTheBudgetAllows(long seed) {
    var random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      now = now.plusSeconds(random.nextInt(60));
      var box = boxes.get(random.nextInt(boxes.size()));
      switch (random.nextInt(4)) {
        case 0 -> checkin(box, random);
        case 1 -> plan();
        default -> act(box, box.id.mac() + " " + random.nextInt(HOSTS));
      }
      if (random.nextInt(20) == 0) {
        stops.clear();
      }
    }
    assertThat(grantsSeen).isGreaterThan(20);
    assertThat(done).hasSizeGreaterThan(20);
    within(Duration.ofHours(1), SITE.hostsPerHour(), FLEET.hostsPerHour());
    within(Duration.ofDays(1), SITE.hostsPerDay(HOSTS * 3), FLEET.hostsPerDay(HOSTS * 9));
  }

  private void checkin(Box box, Random random) {
    if (random.nextInt(4) == 0) {
      // What was done is told first, as evidence is sent before the check-in.
      box.untold.forEach(
          use -> told.add(new Use(use.appliance(), use.host(), use.startedAt(), now, false)));
      box.untold.clear();
      box.toldUntil = now;
    }
    var slot = Ledger.slot(now);
    box.slot = Optional.of(slot);
    box.hosts = promised.getOrDefault(box.id, Map.of()).getOrDefault(slot, 0);
    box.isStopped = stops.contains(Optional.empty()) || stops.contains(Optional.of(box.id.site()));
  }

  // As the guardrail does: other hosts of this slot count, the slot's end ends it.
  private void act(Box box, String host) {
    if (box.isStopped || box.slot.filter(Ledger.slot(now)::equals).isEmpty()) {
      return;
    }
    long others =
        done.stream()
            .filter(
                use -> use.appliance().equals(box.id) && !use.startedAt().isBefore(box.slot.get()))
            .map(Use::host)
            .filter(other -> !other.equals(host))
            .distinct()
            .count();
    if (others < box.hosts) {
      var use = new Use(box.id, host, now, now, false);
      done.add(use);
      box.untold.add(use);
    } else {
      box.isAsking = true;
    }
  }

  private void plan() {
    var slot = Ledger.slot(now);
    var grants = new ArrayList<Grant>();
    boxes.forEach(box ->
        promised
            .getOrDefault(box.id, Map.of())
            .forEach((at, hosts) ->
                grants.add(new Grant(box.id, at, hosts, Optional.of(box.toldUntil)))));
    var known =
        boxes.stream().collect(Collectors.toMap(box -> box.id.site(), _ -> HOSTS, Integer::sum));
    var asking = boxes.stream().filter(box -> box.isAsking).map(box -> box.id).toList();
    var present =
        boxes.stream()
            .map(box -> box.id)
            .filter(id -> !promised.getOrDefault(id, Map.of()).containsKey(slot))
            .toList();
    var plan =
        new BudgetPlanner(SITE, FLEET)
            .plan(
                new Ledger(RUNBOOK, told, grants, List.of(), known),
                new Wanted(asking, present, stops),
                now);
    plan.grants()
        .forEach((id, hosts) -> {
          promised.computeIfAbsent(id, _ -> new HashMap<>()).merge(slot, hosts, Integer::sum);
          grantsSeen++;
        });
    stops.addAll(plan.stops().keySet());
    boxes.forEach(box -> box.isAsking = false);
  }

  private void within(Duration window, int ofSite, int ofFleet) {
    for (var first : done) {
      var end = first.startedAt().plus(window);
      var inside =
          done.stream()
              .filter(use -> !use.startedAt().isBefore(first.startedAt()))
              .filter(use -> use.startedAt().isBefore(end))
              .toList();
      assertThat(hosts(inside)).isLessThanOrEqualTo(ofFleet);
      for (var site : inside.stream().map(use -> use.appliance().site()).distinct().toList()) {
        assertThat(hosts(inside.stream().filter(u -> u.appliance().site().equals(site)).toList()))
            .isLessThanOrEqualTo(ofSite);
      }
    }
  }

  private static long hosts(List<Use> uses) {
    return uses.stream().map(use -> use.appliance() + use.host()).distinct().count();
  }
}
