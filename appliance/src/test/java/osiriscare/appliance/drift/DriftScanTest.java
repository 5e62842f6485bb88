package osiriscare.appliance.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.appliance.drift.baseline.BaselineSource;
import osiriscare.appliance.drift.check.Finding;
import osiriscare.appliance.drift.check.HostCheck;
import osiriscare.appliance.drift.check.HostChecks;
import osiriscare.appliance.drift.check.Subject;
import osiriscare.appliance.drift.host.Host;
import osiriscare.appliance.drift.host.HostCommands;
import osiriscare.appliance.drift.host.Seen;
import osiriscare.appliance.drift.host.Senses;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.check.Verdict;
import osiriscare.protocol.id.HostId;

class DriftScanTest {
  private static final ScanContext CONTEXT =
      new ScanContext(new HostId("h1"), Path.of("/var/lib/msp"), URI.create("http://127.0.0.1:1"));

  @TempDir Path root;

  private DriftScan scan(DriftScan.Limits limits, HostCheck... checks) {
    return new DriftScan(
        CONTEXT,
        List.of(checks),
        () -> Host.fixture(root, _ -> new Seen.Hidden<>("no commands here")),
        BaselineSource.builtIn(),
        Clock.systemUTC(),
        limits);
  }

  private static DriftScan.Limits limits(int checkMs, int wholeMs) {
    return new DriftScan.Limits(Duration.ofMillis(checkMs), Duration.ofMillis(wholeMs), 2);
  }

  private static HostCheck check(String type, Function<Subject, Finding> run) {
    return new HostCheck(CheckCatalogue.require(type), run);
  }

  private static Finding passed() {
    return new Finding(new Verdict.Pass());
  }

  private static Finding hang(CountDownLatch until) {
    while (true) {
      try {
        until.await();
        return passed();
      } catch (InterruptedException _) {
        // A check that ignores its interruption, as one that waits for a dead disk does.
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void run_checkThatIgnoresItsLimit_isUnknownAndDoesNotHoldUpThisScanNorTheNext() throws Exception {
    var until = new CountDownLatch(1);
    var scan =
        scan(
            limits(100, 5_000),
            check("patching", _ -> hang(until)),
            check("encryption", _ -> passed()));

    var first = scan.run().observations();
    var second = scan.run().observations();

    assertThat(first.get(0).verdict().why().orElseThrow()).contains("took longer than");
    assertThat(first.get(1).verdict()).isEqualTo(new Verdict.Pass());
    assertThat(second.get(0).verdict().why().orElseThrow()).contains("still hangs");
    assertThat(second.get(1).verdict()).isEqualTo(new Verdict.Pass());
    until.countDown();
  }

  @Test
  void run_wholeLimitPassed_everyCheckStillHasItsObservationInOrder() throws Exception {
    var until = new CountDownLatch(1);
    var scan =
        scan(
            limits(60_000, 200),
            check("patching", _ -> hang(until)),
            check("encryption", _ -> hang(until)),
            check("time_sync", _ -> hang(until)));

    var observations = scan.run().observations();

    assertThat(observations)
        .extracting(observation -> observation.checkType())
        .containsExactly("patching", "encryption", "time_sync");
    assertThat(observations)
        .allSatisfy(seen -> assertThat(seen.verdict()).isInstanceOf(Verdict.Unknown.class));
    until.countDown();
  }

  @Test
  void run_checkThatBreaks_isUnknown() throws Exception {
    var scan =
        scan(
            DriftScan.Limits.DEFAULT,
            check(
                "patching",
                _ -> {
                  throw new IllegalStateException("bug");
                }));

    var verdict = scan.run().observations().getFirst().verdict();

    assertThat(verdict).isInstanceOf(Verdict.Unknown.class);
  }

  @Test
  void run_emptyHost_nothingPasses() throws Exception {
    var observations = scan(DriftScan.Limits.DEFAULT, localChecks()).run().observations();

    assertThat(observations)
        .filteredOn(observation -> observation.verdict() instanceof Verdict.Pass)
        .extracting(observation -> observation.checkType())
        // Known to be so: the tree is seen whole, has no such file and lies on a disk with room.
        .isSubsetOf("linux_suid_binaries", "linux_cron_review", "linux_disk_space");
  }

  private static HostCheck[] localChecks() {
    return HostChecks.all().stream()
        .filter(check -> !check.check().type().equals("time_sync"))
        .toArray(HostCheck[]::new);
  }

  @Test
  void run_thisMachine_atLeastTwelveObservationsAndSixVerdicts() throws Exception {
    var scan =
        new DriftScan(
            CONTEXT,
            List.of(localChecks()),
            () -> Host.local(new HostCommands(Duration.ofSeconds(30)), Senses.NO_HELPER),
            BaselineSource.builtIn(),
            Clock.systemUTC(),
            DriftScan.Limits.DEFAULT);

    var result = scan.run();

    assertThat(result.observations()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(result.observations())
        .filteredOn(observation -> !(observation.verdict() instanceof Verdict.Unknown))
        .hasSizeGreaterThanOrEqualTo(6);
    assertThat(result.observations())
        .allSatisfy(observation ->
            assertThat(observation.verdict().why().isPresent())
                .isEqualTo(!(observation.verdict() instanceof Verdict.Pass)));
    assertThat(result.facts().nullReasons().keySet())
        .allSatisfy(name -> assertThat(name).isEqualTo(name.toLowerCase(Locale.ROOT)));
    assertThat(result.facts().rulesetHash()).matches("sha256:[0-9a-f]{64}");
  }
}
