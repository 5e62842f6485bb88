package osiriscare.appliance.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.appliance.TestAppliance;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.config.EvidenceKeys;
import osiriscare.appliance.drift.CheckObservation;
import osiriscare.appliance.drift.ScanResult;
import osiriscare.appliance.evidence.EvidenceSender.Step;
import osiriscare.appliance.store.LocalStore;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.BundleContent;
import osiriscare.evidence.bundle.BundleContent.DeploymentMode;
import osiriscare.evidence.bundle.BundleKind;
import osiriscare.evidence.bundle.ChainVerifier;
import osiriscare.evidence.bundle.SignedBundle;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.check.Outcome;
import osiriscare.protocol.check.Verdict;
import osiriscare.protocol.id.BundleId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.testkit.TestClock;
import osiriscare.testkit.receiver.FakeReceiver;
import osiriscare.testkit.receiver.Fault;

/// Drives queue and chain through crashes, lost answers, refusals and a receiver that forgets.
class EvidenceChainTest {
  private static final List<Fault> FAULTS = List.of(Fault.values());
  private static final int STEPS = 70;
  private static final int DRAIN_MAX = 5000;

  @TempDir Path folder;

  private final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:00:00Z"));

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(20));
  }

  /// One life of the daemon on the files of the one before.
  private final class Life implements AutoCloseable {
    final Path file;
    final LocalStore store;
    final EvidenceLog log;
    final EvidenceWriter writer;
    final EvidenceSender sender;
    private final CentralClient central;

    Life(TestAppliance appliance, FakeReceiver receiver, Path file, Random random) {
      var config = appliance.config();
      this.file = file;
      store = LocalStore.open(file);
      log =
          new EvidenceLog(
              store, config.appliance(), appliance.identity().chain(), appliance.key(), clock);
      writer = new EvidenceWriter(store, log, config, appliance.scrubber(), clock);
      central = new CentralClient(receiver.uri(), config.apiKey(), Optional.empty());
      sender =
          new EvidenceSender(
              () -> {}, List.of(log), writer, central, config.site().value(), random);
    }

    @Override
    public void close() {
      store.close();
      central.close();
    }
  }

  /// What a crash throws inside a transaction of the test.
  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void send_afterAReplacement_oldChainFirstThenTheNewOne() throws Exception {
    try (var receiver = new FakeReceiver(clock)) {
      var old = TestAppliance.claimed(folder, receiver, clock);
      try (var life = new Life(old, receiver, folder.resolve("appliance.db"), new Random(7))) {
        for (int i = 0; i < 3; i++) {
          life.log.append(content(old));
        }
        assertThat(life.sender.step()).isInstanceOf(EvidenceSender.Step.Progress.class);
      }
      Files.delete(folder.resolve("config.yaml"));
      var now = TestAppliance.claimed(folder, receiver, clock);
      var keys = new EvidenceKeys(folder, new SecureRandom());
      try (var store = LocalStore.open(folder.resolve("appliance.db"));
          var central =
              new CentralClient(receiver.uri(), now.config().apiKey(), Optional.empty())) {
        var appliance = now.config().appliance();
        var first =
            new EvidenceLog(store, appliance, 1, keys.before(2).firstEntry().getValue(), clock);
        var second = new EvidenceLog(store, appliance, 2, keys.current(), clock);
        var writer = new EvidenceWriter(store, second, now.config(), now.scrubber(), clock);
        second.append(content(now));
        var sender =
            new EvidenceSender(
                () -> {},
                List.of(first, second),
                writer,
                central,
                appliance.site().value(),
                new Random(7));
        assertThat(second.waitingCount()).isEqualTo(3);
        while (sender.step() instanceof EvidenceSender.Step.Progress) {
          assertThat(receiver.evidence(2).isEmpty() || receiver.evidence(1).size() == 3).isTrue();
        }
        assertThat(receiver.evidence(1)).hasSize(3);
        assertThat(receiver.evidence(2)).hasSize(1);
        assertThat(second.waitingCount()).isZero();
      }
      var exported = folder.resolve("export");
      assertThat(EvidenceExport.run(now.config(), exported)).isEqualTo(4);
      assertThat(Files.readAllLines(exported.resolve("public-key.hex"))).hasSize(2);
    }
  }

  @Test
  void record_sameVerdictOtherFacts_isAChange_andAMeasureIsNot() throws Exception {
    try (var receiver = new FakeReceiver(clock)) {
      var appliance = TestAppliance.claimed(folder, receiver, clock);
      try (var life =
          new Life(appliance, receiver, folder.resolve("appliance.db"), new Random(7))) {
        assertThat(life.writer.record(disk(40, 90))).as("first sight and scan").isEqualTo(2);
        assertThat(life.writer.record(disk(41, 90))).as("it fills").isEqualTo(1);
        assertThat(life.writer.record(disk(41, 80))).as("another limit").isEqualTo(2);
        assertThat(life.writer.record(disk(41, 80))).isEqualTo(1);
      }
    }
  }

  private ScanResult disk(int used, int limit) {
    var now = clock.instant();
    var facts = Json.object().put("used_percent", used).put("used_percent_max", limit);
    return new ScanResult(
        now,
        now,
        TestAppliance.scan(now, new Verdict.Pass()).facts(),
        List.of(
            new CheckObservation(
                "linux_disk_space",
                new HostId("box"),
                new Verdict.Pass(),
                facts,
                Set.of("used_percent"),
                now,
                now)));
  }

  @Test
  void export_everyKeptBundle_verifiesFromItsFilesAlone() throws Exception {
    try (var receiver = new FakeReceiver(clock)) {
      var appliance = TestAppliance.claimed(folder, receiver, clock);
      try (var life =
          new Life(appliance, receiver, folder.resolve("appliance.db"), new Random(7))) {
        for (int i = 0; i < 3; i++) {
          life.log.append(content(appliance));
        }
      }
      var exported = folder.resolve("export");
      assertThat(EvidenceExport.run(appliance.config(), exported)).isEqualTo(3);
      var key = VerifyingKey.ofHex(Files.readString(exported.resolve("public-key.hex")).strip());
      try (var homes = Files.list(exported)) {
        assertThat(homes.filter(Files::isDirectory))
            .hasSize(3)
            .allSatisfy(home -> {
              var text = Files.readString(home.resolve("bundle.json"));
              assertThat(Files.readString(home.resolve("bundle.sig"))).matches("[0-9a-f]{128}\\n");
              assertThat(key.verifies(text, Files.readString(home.resolve("bundle.sig")).strip()))
                  .isTrue();
            });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void chain_throughCrashesLossesAndRefusals_arrivesOnceInOrder(long seed) throws Exception {
    var random = new Random(seed);
    var faults = new Random(seed + 1);
    var refused = new HashSet<String>();
    var appended = new ArrayList<String>();
    try (var receiver = new FakeReceiver(clock)) {
      var appliance = TestAppliance.claimed(folder, receiver, clock);
      receiver.faults(() -> faults.nextInt(100) < 60 ? Fault.NONE : any(faults));
      receiver.refuse(bundle -> refusal(bundle, refused));
      var life = new Life(appliance, receiver, folder.resolve("appliance.db"), random);
      for (int step = 0; step < STEPS; step++) {
        switch (random.nextInt(12)) {
          case 0, 1, 2, 3 -> {
            var content = content(appliance);
            if (random.nextInt(8) == 0) {
              refused.add(content.id().toString());
            }
            life.log.append(content);
            appended.add(content.id().toString());
          }
          case 4, 5, 6, 7, 8 -> life.sender.step();
          case 9 -> life = crash(life, appliance, receiver, random, step);
          case 10 -> life = crashWhileAppending(life, appliance, receiver, random, step);
          default -> receiver.rollBackTo(random.nextInt(receiver.evidence().size() + 1));
        }
      }
      receiver.faults(() -> Fault.NONE);
      try (var last = life) {
        // That Central lost what it had acknowledged shows with the next bundle.
        var content = content(appliance);
        last.log.append(content);
        appended.add(content.id().toString());
        drain(last);
        assertArrived(receiver, appliance, appended, refused);
        assertThat(last.log.deadLetterCount()).isEqualTo(refused.size());
        assertThat(last.log.waitingCount()).isZero();
      }
    }
  }

  private static Fault any(Random random) {
    return FAULTS.get(random.nextInt(FAULTS.size()));
  }

  private static Optional<ProblemCode> refusal(Bundle bundle, Set<String> refused) {
    return refused.contains(bundle.content().id().toString())
        ? Optional.of(ProblemCode.MALFORMED_BUNDLE)
        : Optional.empty();
  }

  @Test
  void step_aStrangersOk_isNoReceipt() throws Exception {
    try (var receiver = new FakeReceiver(clock)) {
      var appliance = TestAppliance.claimed(folder, receiver, clock);
      try (var life =
          new Life(appliance, receiver, folder.resolve("appliance.db"), new Random(1))) {
        life.log.append(content(appliance));
        receiver.faults(() -> Fault.STRANGER);
        assertThat(life.sender.step()).isInstanceOf(Step.Wait.class);
        assertThat(life.log.waitingCount()).isEqualTo(1);
        receiver.faults(() -> Fault.NONE);
        drain(life);
        assertThat(receiver.evidence()).hasSize(1);
      }
    }
  }

  // What a kill between two instructions of ours leaves behind: the files as they lie there.
  private Life crash(
      Life life, TestAppliance appliance, FakeReceiver receiver, Random random, int step)
      throws IOException {
    var image = image(life.file, step);
    life.close();
    return new Life(appliance, receiver, image, random);
  }

  private Life crashWhileAppending(
      Life life, TestAppliance appliance, FakeReceiver receiver, Random random, int step) {
    var images = new ArrayList<Path>();
    try {
      life.store.transaction(connection -> {
        life.log.append(connection, content(appliance));
        try {
          images.add(image(life.file, step));
        } catch (IOException e) {
          throw new AssertionError(e);
        }
        throw new Crash();
      });
    } catch (Crash _) {
      // The life ends here; its half-written transaction lies in the image.
    }
    life.close();
    return new Life(appliance, receiver, images.getFirst(), random);
  }

  private Path image(Path current, int step) throws IOException {
    var next = folder.resolve("appliance-" + step + ".db");
    Files.copy(current, next);
    var wal = Path.of(current + "-wal");
    if (Files.exists(wal)) {
      Files.copy(wal, Path.of(next + "-wal"));
    }
    return next;
  }

  private void drain(Life life) throws InterruptedException {
    for (int i = 0; i < DRAIN_MAX; i++) {
      if (life.sender.step() instanceof Step.Idle) {
        return;
      }
    }
    throw new AssertionError("the queue does not drain");
  }

  private static void assertArrived(
      FakeReceiver receiver, TestAppliance appliance, List<String> appended, Set<String> refused) {
    var arrived = receiver.evidence();
    var verifier = new ChainVerifier(List.of(appliance.key().verifyingKey()));
    assertThat(verifier.verify(arrived))
        .allSatisfy(finding -> {
          assertThat(finding.reasons()).isEmpty();
          assertThat(finding.signatureValid() && finding.chainValid()).isTrue();
        });
    // In order: each bundle itself, or the gap that names it.
    assertThat(arrived.stream().map(EvidenceChainTest::standsFor))
        .containsExactlyElementsOf(appended);
    assertThat(arrived.stream().map(EvidenceChainTest::id)).noneMatch(refused::contains);
  }

  private static String id(SignedBundle signed) {
    return Bundle.parse(signed.signedPayload()).content().id().toString();
  }

  private static String standsFor(SignedBundle signed) {
    var content = Bundle.parse(signed.signedPayload()).content();
    return content.kind() == BundleKind.GAP
        ? content.preState().path("refused_bundle_id").asString()
        : content.id().toString();
  }

  private BundleContent content(TestAppliance appliance) {
    var reason = "test";
    return new BundleContent(
        BundleId.random(),
        appliance.config().site(),
        appliance.config().hostname(),
        DeploymentMode.RESELLER,
        Optional.of("nepa-it"),
        clock.instant(),
        clock.instant(),
        "test-1",
        "sha256:" + Sha256.hex("rules"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of("nixos_revision", reason, "derivation_digest", reason, "ntp_offset_ms", reason),
        BundleKind.ORDER,
        BundleKind.GENERAL,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Json.object(),
        List.of(),
        Json.object(),
        false,
        Outcome.SUCCESS);
  }

  @Test
  void day_withoutCentral_everythingArrivesOnceInOrder() throws Exception {
    try (var receiver = new FakeReceiver(clock)) {
      var appliance = TestAppliance.claimed(folder, receiver, clock);
      try (var life =
          new Life(appliance, receiver, folder.resolve("appliance.db"), new Random(1))) {
        receiver.down();
        for (int quarter = 0; quarter < 96; quarter++) {
          var verdict = quarter % 10 == 3 ? new Verdict.Fail("open") : new Verdict.Pass();
          life.writer.record(TestAppliance.scan(clock.instant(), verdict));
          assertThat(life.sender.step()).isInstanceOf(Step.Wait.class);
          clock.advance(Duration.ofMinutes(15));
        }
        // Never pruned while Central has not got it, however old.
        clock.advance(Duration.ofDays(400));
        assertThat(life.log.prune(1, Duration.ofDays(90))).isZero();
        long waiting = life.log.waitingCount();
        receiver.up();
        drain(life);
        assertThat(receiver.evidence()).hasSize((int) waiting);
        assertThat(
                new ChainVerifier(List.of(appliance.key().verifyingKey()))
                    .verify(receiver.evidence()))
            .allMatch(finding -> finding.signatureValid() && finding.chainValid());
        assertThat(life.log.prune(5, Duration.ofDays(90))).isEqualTo((int) waiting - 5);
      }
    }
  }

  @Test
  void record_sameFactsAgain_makesOnlyTheScanBundleUntilADayIsOver() throws Exception {
    try (var receiver = new FakeReceiver(clock)) {
      var appliance = TestAppliance.claimed(folder, receiver, clock);
      try (var life =
          new Life(appliance, receiver, folder.resolve("appliance.db"), new Random(1))) {
        assertThat(life.writer.record(TestAppliance.scan(clock.instant(), new Verdict.Pass())))
            .isEqualTo(3);
        assertThat(life.writer.record(TestAppliance.scan(clock.instant(), new Verdict.Pass())))
            .isEqualTo(1);
        assertThat(life.writer.record(TestAppliance.scan(clock.instant(), new Verdict.Fail("x"))))
            .isEqualTo(2);
        clock.advance(Duration.ofHours(25));
        assertThat(life.writer.record(TestAppliance.scan(clock.instant(), new Verdict.Fail("x"))))
            .isEqualTo(3);
        drain(life);
        var scan = Bundle.parse(receiver.evidence().get(3).signedPayload()).content();
        assertThat(scan.kind()).isEqualTo(BundleKind.SCAN);
        assertThat(scan.postState().path("unchanged").size()).isEqualTo(2);
      }
    }
  }
}
