package osiriscare.healing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.healing.SimulatedSite;
import osiriscare.healing.decision.Decision.Kind;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.runbook.BuiltInRunbooks;

/// What must hold whatever happens, on sites that follow from a seed.
class GuardPropertyTest {
  private static final int DRIFTS = 400;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
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
    assertThat(SimulatedSite.count(all))
        .as("every kind of decision occurs")
        .containsKeys(Kind.ACT, Kind.SUPPRESS, Kind.DEFER, Kind.ESCALATE);
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
