package osiriscare.healing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.healing.SimulatedSite;
import osiriscare.healing.decision.Decision.Kind;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.guard.GuardState;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;

/// What must hold whatever happens, on sites that follow from a seed.
class GuardPropertyTest {
  private static final int DRIFTS = 400;

  static LongStream seeds() {
    return LongStream.concat(LongStream.rangeClosed(1, 10), new Random().longs(10));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomDrifts_neverTwoActionsAtOnceOnAHostAndTool_norOneOutsideItsWindow(long seed) {
    var site = new SimulatedSite(seed);
    var all = new ArrayList<SimulatedSite.Decided>();
    for (int i = 0; i < DRIFTS; i++) {
      var decided = site.next();
      all.add(decided);
      var busy = new HashSet<String>();
      for (var running : site.running()) {
        assertThat(busy.add(running.host() + " " + running.tool())).as(running.toString()).isTrue();
      }
      assertThat(site.running()).hasSizeLessThanOrEqualTo(GuardSettings.DEFAULT.actionsAtOnceMax());
      if (decided.decision().kind() == Kind.ACT) {
        mayBeActedOn(decided);
      }
    }
    assertThat(SimulatedSite.count(all)).as("the test would pass with nothing").isNotEmpty();
  }

  // Not of every seed: one site in many may see no window.
  @Test
  void everyKindOfDecision_occursOnTheSimulatedSites() {
    var all = new ArrayList<SimulatedSite.Decided>();
    for (long seed = 1; seed <= 10; seed++) {
      var site = new SimulatedSite(seed);
      for (int i = 0; i < DRIFTS; i++) {
        all.add(site.next());
      }
    }
    assertThat(SimulatedSite.count(all))
        .containsKeys(Kind.ACT, Kind.SUPPRESS, Kind.DEFER, Kind.ESCALATE);
  }

  /// When the clock is right again, nothing is allowed that a clock which never jumped would have
  /// held back.
  @ParameterizedTest
  @MethodSource("seeds")
  void jumpingClock_neverMakesAGuardrailForget(long seed) {
    var site = new SimulatedSite(seed, true);
    for (int i = 0; i < 5 * DRIFTS; i++) {
      var decided = site.next();
      if (decided.decision().kind() == Kind.ACT && decided.truth().isPresent()) {
        assertThat(decided.truth().get().kind())
            .as(decided.truth() + " but " + decided)
            .isEqualTo(Kind.ACT);
      }
    }
  }

  @Test
  void jumpingClock_stillLetsTheSiteHeal_afterAPersonLooked() {
    long acted = 0;
    for (long seed = 1; seed <= 10; seed++) {
      var site = new SimulatedSite(seed, true);
      for (int i = 0; i < DRIFTS; i++) {
        var decided = site.next();
        acted += decided.decision().kind() == Kind.ACT ? 1 : 0;
      }
    }
    assertThat(acted).isGreaterThan(100);
  }

  /// Evidence keeps only the slice of the state that is about the host and the runbook, and a
  /// restart reads the state back: both must decide the same as the whole did.
  @ParameterizedTest
  @MethodSource("seeds")
  void sliceOfTheState_andItsJson_decideTheSame(long seed) {
    var site = new SimulatedSite(seed);
    for (int i = 0; i < DRIFTS; i++) {
      var decided = site.next();
      var input = decided.input();
      var runbook = decided.decision().runbook().map(RunbookId::value).orElse("none");
      var slice = input.state().about(input.subject().host(), runbook);
      var kept = GuardState.from(Fields.of(Json.object().set("state", slice.toJson())), "state");
      assertThat(kept.events()).isEqualTo(slice.events());
      var again =
          new DecisionInput(
              input.subject(),
              input.now(),
              input.clockOffsetMs(),
              kept,
              input.allowance(),
              input.knownHosts(),
              input.knownUnits(),
              input.isHealingOn(),
              input.isDryRun());
      assertThat(new Healer(decided.policy()).decide(again)).isEqualTo(decided.decision());
    }
  }

  private static void mayBeActedOn(SimulatedSite.Decided decided) {
    var runbook =
        BuiltInRunbooks.catalogue().find(decided.decision().runbook().orElseThrow()).orElseThrow();
    var unit = decided.decision().parameters().getOrDefault("unit", "");
    if (runbook.isDisruptive() || unit.equals("rsyslog.service")) {
      assertThat(GuardSettings.DEFAULT.window().contains(decided.input().now()))
          .as(decided.toString())
          .isTrue();
      assertThat(Math.abs(decided.input().clockOffsetMs().orElseThrow()))
          .isLessThanOrEqualTo(GuardSettings.DEFAULT.ntpSkewMaxMs());
    }
    assertThat(decided.input().isDryRun()).isFalse();
  }
}
