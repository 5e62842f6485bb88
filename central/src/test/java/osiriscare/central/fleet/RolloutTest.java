package osiriscare.central.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.central.fleet.Rollout.Fleet;
import osiriscare.central.fleet.Rollout.Next;
import osiriscare.central.fleet.Rollout.Plan;
import osiriscare.central.fleet.Rollout.Position;
import osiriscare.central.fleet.Rollout.State;
import osiriscare.central.fleet.Rollout.Target;
import osiriscare.healing.guard.MaintenanceWindow;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.SiteId;

class RolloutTest {
  private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");
  private static final Duration SOAK = Duration.ofMinutes(10);

  /// A fleet that carries out its orders one at a time, and what its fleet order came to.
  private static final class Simulated {
    final List<ApplianceId> waiting = new ArrayList<>();
    final List<Target> targets = new ArrayList<>();
    final Plan plan;
    Position position = new Position(0, Optional.empty(), 0);
    Instant now = START;
    Optional<Next> end = Optional.empty();

    Simulated(int size, Plan plan) {
      this.plan = plan;
      IntStream.range(0, size).forEach(each -> waiting.add(appliance(each)));
    }

    Next next() {
      return Rollout.next(plan, position, new Fleet(targets, waiting, 0), now);
    }

    void step() {
      switch (next()) {
        case Next.Wait() -> now = now.plusSeconds(60);
        case Next.Order(var appliances) -> {
          assertThat(new HashSet<>(appliances)).hasSameSizeAs(appliances);
          assertThat(waiting).containsAll(appliances);
          waiting.removeAll(appliances);
          appliances.forEach(
              one -> targets.add(new Target(one, position.stage(), State.ORDERED, true)));
          position = new Position(position.stage(), Optional.empty(), position.acceptedFailures());
        }
        case Next.Soak() ->
            position =
                new Position(position.stage(), Optional.of(now), position.acceptedFailures());
        case Next.Silent(var appliances) ->
            appliances.forEach(one -> put(one, State.FAILED, false));
        case Next.Stage(var stage) -> position = new Position(stage, Optional.empty(), 0);
        case Next.Stop stop -> end = Optional.of(stop);
        case Next.Complete complete -> end = Optional.of(complete);
      }
    }

    void put(ApplianceId appliance, State state, boolean isLive) {
      targets.replaceAll(target ->
          target.appliance().equals(appliance)
              ? new Target(appliance, target.stage(), state, isLive)
              : target);
    }

    void endAll(State state) {
      targets.replaceAll(target ->
          target.state() == State.ORDERED
              ? new Target(target.appliance(), target.stage(), state, true)
              : target);
    }

    long count(State state) {
      return targets.stream().filter(target -> target.state() == state).count();
    }
  }

  private static ApplianceId appliance(int number) {
    var mac = String.format(Locale.ROOT, "02:00:00:00:%02X:%02X", number / 256, number % 256);
    return ApplianceId.of(new SiteId("site-" + number % 20), new MacAddress(mac));
  }

  private static Plan plan(Optional<MaintenanceWindow> window, Integer... stages) {
    return new Plan("seed", List.of(stages), 10, SOAK, window, START.plus(Duration.ofHours(24)));
  }

  private static Simulated runs(int size, State result) {
    var fleet = new Simulated(size, plan(Optional.empty(), 5, 25, 100));
    for (int step = 0; step < 10_000 && fleet.end.isEmpty(); step++) {
      fleet.step();
      fleet.endAll(result);
    }
    return fleet;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 19, 20, 200, 1000})
  void goodOrder_reachesEverybodyOnce(int size) {
    var fleet = runs(size, State.COMPLETED);
    assertThat(fleet.end).contains(new Next.Complete());
    assertThat(fleet.count(State.COMPLETED)).isEqualTo(size);
    assertThat(fleet.waiting).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 200, 1000})
  void badOrder_stopsAtTheFirstStage(int size) {
    var fleet = runs(size, State.FAILED);
    assertThat(fleet.end.orElseThrow()).isInstanceOf(Next.Stop.class);
    assertThat(fleet.targets).hasSize(Math.ceilDiv(size * 5, 100));
  }

  @Test
  void applianceThatCompletesAndFallsSilent_hasFailed() {
    var fleet = new Simulated(40, plan(Optional.empty(), 5, 100));
    fleet.step();
    fleet.endAll(State.COMPLETED);
    var victim = fleet.targets.getFirst().appliance();
    fleet.put(victim, State.COMPLETED, false);
    while (fleet.end.isEmpty()) {
      fleet.step();
    }
    assertThat(fleet.end).contains(new Next.Stop("1 of 2 appliances of stage 1 failed"));
  }

  @Test
  void stage_isWatchedForItsTimeBeforeTheNext() {
    var fleet = new Simulated(40, plan(Optional.empty(), 5, 100));
    fleet.step();
    fleet.endAll(State.COMPLETED);
    fleet.step();
    var since = fleet.now;
    while (fleet.position.stage() == 0) {
      assertThat(fleet.targets).hasSize(2);
      fleet.step();
    }
    assertThat(Duration.between(since, fleet.now)).isGreaterThanOrEqualTo(SOAK);
  }

  @Test
  void failuresThatAPersonLetPass_stopNothing_othersDo() {
    var fleet = new Simulated(40, plan(Optional.empty(), 10, 100));
    fleet.step();
    fleet.endAll(State.COMPLETED);
    fleet.put(fleet.targets.getFirst().appliance(), State.FAILED, true);
    assertThat(fleet.next()).isInstanceOf(Next.Stop.class);
    fleet.position = new Position(0, Optional.empty(), 1);
    assertThat(fleet.next()).isEqualTo(new Next.Soak());
    fleet.put(fleet.targets.getLast().appliance(), State.FAILED, true);
    assertThat(fleet.next()).isInstanceOf(Next.Stop.class);
  }

  @Test
  void outsideTheWindow_nobodyIsOrdered() {
    var window = Optional.of(MaintenanceWindow.parse("02:00-04:00"));
    var fleet = new Simulated(40, plan(window, 100));
    while (fleet.targets.isEmpty()) {
      fleet.step();
    }
    assertThat(fleet.now).isEqualTo(Instant.parse("2026-11-21T02:00:00Z"));
  }

  @Test
  void absentAppliances_holdUpTheLastStageOnly_untilItIsTooLate() {
    var fleet = new Simulated(10, plan(Optional.empty(), 50, 100));
    for (int step = 0; step < 5_000 && fleet.end.isEmpty(); step++) {
      var next =
          Rollout.next(
              fleet.plan, fleet.position, new Fleet(fleet.targets, fleet.waiting, 10), fleet.now);
      assertThat(next).isNotInstanceOf(Next.Stop.class);
      if (next instanceof Next.Complete) {
        break;
      }
      if (next instanceof Next.Wait) {
        fleet.now = fleet.now.plusSeconds(600);
      } else if (next instanceof Next.Order(var appliances)) {
        fleet.waiting.removeAll(appliances);
        appliances.forEach(one ->
            fleet.targets.add(new Target(one, fleet.position.stage(), State.COMPLETED, true)));
      } else if (next instanceof Next.Soak) {
        fleet.position = new Position(fleet.position.stage(), Optional.of(fleet.now), 0);
      } else if (next instanceof Next.Stage(var stage)) {
        fleet.position = new Position(stage, Optional.empty(), 0);
      }
    }
    assertThat(fleet.targets).hasSize(10);
    assertThat(fleet.now).isAfterOrEqualTo(fleet.plan.expiresAt());
  }

  /// Whatever happens on site, nobody is ordered twice, no stage grows beyond its share, and after
  /// a stop nobody is ordered at all.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void anyCourse_keepsTheStages(long seed) {
    var random = new Random(seed);
    int size = 1 + random.nextInt(300);
    var fleet = new Simulated(size, plan(Optional.empty(), 5, 25, 100));
    int failuresOfAThousand = random.nextInt(60);
    for (int step = 0; step < 20_000 && fleet.end.isEmpty(); step++) {
      fleet.step();
      int due = Math.ceilDiv(fleet.plan.stages().get(fleet.position.stage()) * size, 100);
      assertThat(fleet.targets.size()).isLessThanOrEqualTo(due);
      for (var target : List.copyOf(fleet.targets)) {
        if (target.state() == State.ORDERED && random.nextInt(4) == 0) {
          boolean isBad = random.nextInt(1000) < failuresOfAThousand;
          fleet.put(target.appliance(), isBad ? State.FAILED : State.COMPLETED, true);
        }
      }
    }
    assertThat(fleet.end).isPresent();
    assertThat(fleet.targets.size() + fleet.waiting.size()).isEqualTo(size);
    if (fleet.end.get() instanceof Next.Complete) {
      assertThat(fleet.waiting).isEmpty();
    }
  }
}
