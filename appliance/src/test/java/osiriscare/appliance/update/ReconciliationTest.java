package osiriscare.appliance.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.appliance.TestAppliance;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.ConfigFile;
import osiriscare.appliance.update.Reconciliation.Ended;
import osiriscare.testkit.TestClock;
import osiriscare.testkit.receiver.FakeReceiver;

/// A machine that is not the system of its baseline is brought back, or rolled back, by the scripts
/// that ship; at night, once, and told either way.
class ReconciliationTest {
  private static final Instant NIGHT = Instant.parse("2026-11-21T02:30:00Z");

  /// One thing that happens while the agent waits.
  private interface Event {
    void happens() throws IOException, InterruptedException;
  }

  @TempDir Path folder;
  private final TestClock clock = new TestClock(NIGHT);
  private final List<Ended> heard = new ArrayList<>();
  private FakeNixos nixos;
  private ApplianceConfig config;

  @BeforeEach
  void orderedOnce() throws Exception {
    var claimed = Files.createDirectory(folder.resolve("claimed"));
    try (var receiver = new FakeReceiver(Clock.systemUTC())) {
      TestAppliance.claimed(claimed, receiver, Clock.systemUTC());
    }
    config =
        ConfigFile.read(claimed.resolve("config.yaml"), Map.of("STATE_DIR", claimed.toString()))
            .withDryRun(false);
    install("machine");
  }

  // The newer system was made permanent by an order.
  private void install(String name) throws Exception {
    nixos = new FakeNixos(Files.createDirectories(folder.resolve(name)));
    nixos.ask();
    nixos.rebuild();
    nixos.findHealthy();
    nixos.watch();
    assertThat(nixos.permanent()).isEqualTo("new");
    Files.deleteIfExists(config.stateDir().resolve(".reconciliation"));
    heard.clear();
  }

  private Reconciliation reconciliation(ApplianceConfig settings, Event... events) {
    Queue<Event> waiting = new ArrayDeque<>(List.of(events));
    var desk =
        new RebuildDesk(
            nixos.requests,
            nixos.updates,
            Duration.ofMinutes(1),
            clock,
            time -> {
              clock.advance(time);
              var event = waiting.poll();
              if (event != null) {
                happen(event);
              }
            });
    return new Reconciliation(settings, desk, nixos.machine(), heard::add, clock, new Random(7));
  }

  private static void happen(Event event) throws InterruptedException {
    try {
      event.happens();
    } catch (IOException e) {
      throw new AssertionError("an event of the test", e);
    }
  }

  private void is(String system, String code) throws IOException {
    assertThat(nixos.running()).isEqualTo(system);
    assertThat(nixos.isUnderWay()).isFalse();
    assertThat(heard).extracting(Ended::code).containsExactly(code);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void otherSystem_isBroughtBackToTheBaseline(boolean isPermanent) throws Exception {
    nixos.activateOlder(isPermanent);
    reconciliation(config, nixos::rebuild, nixos::findHealthy, nixos::watch).step();
    is("new", "persisted");
    assertThat(nixos.permanent()).isEqualTo("new");
    var drift = heard.getFirst().drift();
    assertThat(drift.running()).endsWith("-nixos-old");
    assertThat(drift.baseline()).endsWith("-nixos-new");
    assertThat(drift.revision()).isEqualTo(FakeNixos.REVISION);
  }

  @Test
  void baseline_isLeftAlone() throws Exception {
    var reconciliation = reconciliation(config);
    assertThat(reconciliation.look()).isEmpty();
    reconciliation.step();
    assertThat(heard).isEmpty();
  }

  @Test
  void machineThatWasNeverOrdered_hasNoBaseline() throws Exception {
    Files.delete(nixos.updates.resolve("baseline"));
    nixos.activateOlder(false);
    reconciliation(config).step();
    assertThat(heard).isEmpty();
  }

  /// The fifth line of the documented matrix.
  @ParameterizedTest
  @ValueSource(strings = {"test", "switch"})
  void rebuildThatFails_isRolledBackByItself(String verb) throws Exception {
    nixos.activateOlder(true);
    nixos.breakDown(verb);
    reconciliation(config, nixos::rebuild, nixos::findHealthy, nixos::watch).step();
    is("old", "rolled_back");
    assertThat(nixos.permanent()).isEqualTo("old");
    assertThat(heard.getFirst().reason()).contains(verb + " failed");
  }

  @Test
  void systemThatIsNotHealthyInTime_isRolledBack() throws Exception {
    nixos.activateOlder(false);
    reconciliation(config, nixos::rebuild, nixos::letTimePass, nixos::watch).step();
    is("old", "rolled_back");
    assertThat(nixos.permanent()).as("never touched").isEqualTo("new");
  }

  @Test
  void failure_isTriedAgainTheNextNightOnly() throws Exception {
    nixos.activateOlder(false);
    reconciliation(config, nixos::rebuild, nixos::letTimePass, nixos::watch).step();
    clock.advance(Duration.ofMinutes(5));
    reconciliation(config).step();
    assertThat(heard).hasSize(1);
    clock.advance(Duration.ofHours(24).minusMinutes(10));
    reconciliation(config, nixos::rebuild, nixos::findHealthy, nixos::watch).step();
    assertThat(heard).extracting(Ended::code).containsExactly("rolled_back", "persisted");
  }

  @Test
  void outsideTheWindow_nothingIsDone() throws Exception {
    nixos.activateOlder(false);
    clock.advance(Duration.ofHours(6));
    reconciliation(config).step();
    assertThat(heard).isEmpty();
    assertThat(nixos.requests.resolve(".rebuild-request")).doesNotExist();
  }

  @Test
  void dryRun_tellsAndChangesNothing() throws Exception {
    nixos.activateOlder(false);
    reconciliation(config.withDryRun(true)).step();
    is("old", "dry_run");
    assertThat(nixos.requests.resolve(".rebuild-request")).doesNotExist();
  }

  @Test
  void agentThatIsReplacedMeanwhile_takesItUpAgainAndTellsOnce() throws Exception {
    nixos.activateOlder(false);
    var first =
        reconciliation(
            config,
            nixos::rebuild,
            () -> {
              throw new InterruptedException("the new system starts its own agent");
            });
    assertThatThrownBy(first::step).isInstanceOf(InterruptedException.class);
    assertThat(heard).isEmpty();
    nixos.findHealthy();
    reconciliation(config, nixos::watch).step();
    is("new", "persisted");
    assertThat(nixos.calls().lines()).as("not built again").hasSize(4);
    reconciliation(config).step();
    assertThat(heard).hasSize(1);
  }

  /// Every fifth command of both scripts (the orders' tests take every one); every other time the
  /// machine restarts, too.
  @ParameterizedTest
  @ValueSource(strings = {"rebuild.sh", "watchdog.sh"})
  void cutOffAnywhere_endsOnAWorkingSystemAndIsTold(String script) throws Exception {
    int step = 1;
    while (isCutOff(script, step)) {
      var when = script + " " + step;
      assertThat(nixos.isUnderWay()).as(when).isFalse();
      var code = heard.stream().map(Ended::code).findFirst().orElse("nothing");
      assertThat(heard).as(when).hasSize(1);
      assertThat(code).as(when).isIn("persisted", "rolled_back", "lost");
      // A start finds the baseline whatever happened; without one, what somebody activated runs.
      assertThat(nixos.permanent()).as(when).isEqualTo("new");
      assertThat(nixos.running())
          .as(when)
          .isEqualTo(code.equals("persisted") || isPowerCut(step) ? "new" : "old");
      step += 5;
    }
    assertThat(step).isGreaterThan(20);
  }

  private static boolean isPowerCut(int step) {
    return step % 2 == 0;
  }

  private boolean isCutOff(String script, int step) throws Exception {
    install(script + step);
    nixos.activateOlder(false);
    var status = new AtomicInteger();
    Event cut = () -> status.set(cutOff(script, step));
    var reconciliation =
        script.equals("rebuild.sh")
            ? reconciliation(config, cut)
            : reconciliation(config, nixos::rebuild, nixos::findHealthy, cut);
    reconciliation.step();
    return status.get() == 137;
  }

  // And what the units do afterwards, until nothing is under way.
  private int cutOff(String script, int step) throws IOException, InterruptedException {
    int status = nixos.run(script, step);
    if (isPowerCut(step)) {
      nixos.restart();
    }
    for (int round = 0; round < 100 && (round < 1 || isAnythingLeft()); round++) {
      if (Files.exists(nixos.requests.resolve(".rebuild-request"))) {
        nixos.rebuild();
      }
      if (nixos.isUnderWay() && round >= 1) {
        nixos.letTimePass();
      }
      nixos.watch();
    }
    return status;
  }

  private boolean isAnythingLeft() {
    return nixos.isUnderWay() || Files.exists(nixos.requests.resolve(".rebuild-request"));
  }
}
