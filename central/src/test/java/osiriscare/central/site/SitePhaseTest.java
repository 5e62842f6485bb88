package osiriscare.central.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import osiriscare.central.site.SitePhase.Facts;
import osiriscare.central.site.SitePhase.WaitsFor;

/// The life of a site, and everything that can be seen of one.
class SitePhaseTest {
  @Test
  void site_goesThroughItsPhases_inOrder() {
    var seen =
        List.of(
            new Facts(0, 0, 0, false, 0, 0, 0, 0),
            new Facts(1, 1, 0, true, 0, 0, 0, 0),
            new Facts(1, 0, 1, true, 0, 0, 0, 0),
            new Facts(1, 0, 1, true, 1, 1, 0, 0),
            new Facts(1, 0, 1, true, 1, 0, 1, 0),
            new Facts(1, 0, 1, true, 1, 0, 0, 1),
            new Facts(1, 0, 1, true, 1, 0, 0, 0),
            new Facts(1, 0, 0, true, 1, 0, 0, 0));
    var progress = seen.stream().map(SitePhase::of).toList();
    assertThat(progress.stream().map(SitePhase.SiteProgress::phase).distinct())
        .containsExactly(SitePhase.values());
    assertThat(progress.stream().map(SitePhase.SiteProgress::percent).distinct())
        .containsExactly(10, 20, 40, 60, 80, 100);
    assertThat(progress.stream().map(SitePhase.SiteProgress::waitsFor))
        .containsExactly(WaitsFor.values());
  }

  @Test
  void complete_isSaidOnlyWhenNothingIsOpen_andEveryOtherPhaseNamesWhatItWaitsFor() {
    var phases = EnumSet.noneOf(SitePhase.class);
    for (var facts : everything()) {
      var progress = SitePhase.of(facts);
      phases.add(progress.phase());
      boolean isOpen =
          facts.appliances() == 0
              || facts.silent() > 0
              || facts.unscanned() > 0
              || (facts.needsCredentials() && facts.credentials() == 0)
              || facts.undelivered() > 0
              || facts.enumerations() > 0
              || facts.silentWatchers() > 0;
      assertThat(progress.phase() != SitePhase.COMPLETE).as(facts.toString()).isEqualTo(isOpen);
      assertThat(progress.waitsFor() != WaitsFor.NOTHING).as(facts.toString()).isEqualTo(isOpen);
      assertThat(progress.count() > 0).as(facts.toString()).isEqualTo(isOpen);
      assertThat(progress.percent() == 100).as(facts.toString()).isEqualTo(!isOpen);
    }
    assertThat(phases).containsExactly(SitePhase.values());
  }

  // As many of each as make a difference: none, one, two.
  private static List<Facts> everything() {
    var all = new ArrayList<Facts>();
    for (int number = 0; number < 3 * 3 * 3 * 2 * 3 * 3 * 3 * 3; number++) {
      int rest = number;
      int appliances = rest % 3;
      rest /= 3;
      int silent = Math.min(appliances, rest % 3);
      rest /= 3;
      int unscanned = Math.min(appliances - silent, rest % 3);
      rest /= 3;
      boolean needsCredentials = appliances > 0 && rest % 2 == 1;
      rest /= 2;
      int credentials = rest % 3;
      rest /= 3;
      int undelivered = Math.min(credentials, rest % 3);
      rest /= 3;
      int enumerations = Math.min(appliances, rest % 3);
      rest /= 3;
      all.add(
          new Facts(
              appliances,
              silent,
              unscanned,
              needsCredentials,
              credentials,
              undelivered,
              enumerations,
              rest));
    }
    return all;
  }
}
