package osiriscare.appliance.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.agent.protocol.DriftEvent;
import osiriscare.appliance.TestAppliance;
import osiriscare.appliance.agent.AgentRegistry.Told;
import osiriscare.appliance.config.AgentSettings;
import osiriscare.appliance.config.AgentSettings.Tier;
import osiriscare.appliance.evidence.EvidenceLog;
import osiriscare.appliance.evidence.EvidenceWriter;
import osiriscare.appliance.store.LocalStore;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.protocol.check.Verdict;
import osiriscare.protocol.id.HostId;
import osiriscare.testkit.TestClock;
import osiriscare.testkit.receiver.FakeReceiver;

/// What is kept of reports as time passes, without the network.
class AgentReportsTest {
  private static final HostId HOST = new HostId("front-desk-3");

  @TempDir Path folder;

  private final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:00:00Z"));
  private final FakeReceiver receiver = new FakeReceiver(clock);
  private LocalStore store;
  private AgentChecks checks;
  private AgentReports reports;
  private AgentRegistry registry;
  private X509Certificate certificate;
  private EnrolledAgent agent;

  @BeforeEach
  void open() throws Exception {
    var appliance = TestAppliance.claimed(folder, receiver, clock);
    store = LocalStore.open(folder.resolve(LocalStore.FILE));
    var log =
        new EvidenceLog(
            store,
            appliance.config().appliance(),
            appliance.identity().chain(),
            appliance.key(),
            clock);
    checks =
        new AgentChecks(
            store,
            new EvidenceWriter(store, log, appliance.config(), appliance.scrubber(), clock),
            clock);
    reports =
        new AgentReports(
            checks,
            new AgentSettings("127.0.0.1", 1, folder.resolve("ca"), Tier.MONITOR_ONLY, Set.of()),
            () -> {},
            clock);
    registry = new AgentRegistry(store, appliance.config().hostname(), new SecureRandom(), clock);
    var authority = Authority.of(folder.resolve("ca"), clock.instant(), new SecureRandom());
    var key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
    certificate =
        registry.enrol(
            HOST,
            registry.issueToken(HOST.value()),
            key,
            new Told("Windows 11", "1", "-"),
            (host, wanted) -> authority.issue(host.value(), wanted, clock.instant()));
    agent = registry.enter(certificate).orElseThrow();
  }

  @AfterEach
  void close() {
    store.close();
    receiver.close();
  }

  private DriftEvent event(boolean passed, Instant at) {
    return DriftEvent.newBuilder()
        .setCheckType("firewall")
        .setPassed(passed)
        .setTimestamp(at.getEpochSecond())
        .build();
  }

  // What Central would show: the newest evidence by the time when it was seen.
  private String shown() {
    return store.transaction(connection -> {
      var shown = "none";
      var at = Instant.EPOCH;
      try (var query =
          connection.prepareStatement(
              "SELECT signed_payload FROM bundle WHERE kind = 'check' ORDER BY sequence")) {
        var row = query.executeQuery();
        while (row.next()) {
          var content = Bundle.parse(row.getString(1)).content();
          if (!content.end().isBefore(at)) {
            at = content.end();
            shown = content.verdict().orElseThrow();
          }
        }
      }
      return shown;
    });
  }

  private Verdict known() {
    return checks.find(HOST, "firewall_status").orElseThrow().verdict();
  }

  @Test
  void silence_ofADay_makesWhatWasKnownUnknown_untilTheNextReport() {
    reports.take(agent, event(true, clock.instant()));
    clock.advance(Duration.ofHours(23));
    reports.forgetTheSilent();
    assertThat(known()).isEqualTo(new Verdict.Pass());
    clock.advance(Duration.ofHours(2));
    reports.forgetTheSilent();
    assertThat(known()).isEqualTo(new Verdict.Unknown("the workstation said nothing for 24 hours"));
    var bundles = reports.take(agent, event(true, clock.instant()));
    assertThat(known()).isEqualTo(new Verdict.Pass());
    assertThat(shown()).isEqualTo("pass");
    assertThat(reports.take(agent, event(true, clock.instant()))).isEqualTo(bundles);
  }

  @Test
  void clockOfTheAppliance_thatWasAhead_hidesNothing() {
    clock.advance(Duration.ofDays(900));
    reports.take(agent, event(true, clock.instant()));
    clock.advance(Duration.ofDays(-900).plusSeconds(60));
    reports.take(agent, event(false, clock.instant()));
    assertThat(known()).isInstanceOf(Verdict.Fail.class);
    assertThat(checks.undecided()).hasSize(1);
  }

  @Test
  void clockOfTheWorkstation_thatIsBehind_isNotSilence() {
    for (int i = 0; i < 30; i++) {
      clock.advance(Duration.ofHours(1));
      registry.enter(certificate);
      reports.take(agent, event(false, clock.instant().minus(Duration.ofDays(2))));
      reports.forgetTheSilent();
      assertThat(known()).isInstanceOf(Verdict.Fail.class);
    }
  }

  @Test
  void clockOfTheWorkstation_thatIsAhead_hidesNothingThatComesLater() {
    reports.take(agent, event(false, clock.instant().plus(Duration.ofDays(400))));
    clock.advance(Duration.ofSeconds(2));
    reports.take(agent, event(true, clock.instant()));
    assertThat(known()).isEqualTo(new Verdict.Pass());
  }

  /// In whatever order an agent's queue is emptied: the newest result is what is known, and healing
  /// sees it once.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void replayedInAnyOrder_theNewestIsKnown(long seed) {
    var random = new Random(seed);
    var newest = Instant.EPOCH;
    var last = Optional.<Boolean>empty();
    for (int i = 0; i < 60; i++) {
      clock.advance(Duration.ofSeconds(random.nextInt(30)));
      var at = clock.instant().minusSeconds(random.nextInt(600));
      boolean passed = random.nextBoolean();
      reports.take(agent, event(passed, at));
      if (!at.isBefore(newest)) {
        newest = at;
        last = Optional.of(passed);
      }
      if (random.nextInt(4) == 0) {
        checks.undecided().forEach(checks::decided);
        assertThat(checks.undecided()).isEmpty();
      }
      assertThat(known() instanceof Verdict.Pass).isEqualTo(last.get());
      assertThat(shown()).isEqualTo(last.get() ? "pass" : "fail");
      assertThat(checks.undecided()).hasSizeLessThanOrEqualTo(1);
    }
  }
}
