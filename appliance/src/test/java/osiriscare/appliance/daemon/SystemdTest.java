package osiriscare.appliance.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.daemon.systemd.Liveness;
import osiriscare.daemon.systemd.Systemd;
import osiriscare.daemon.systemd.Watchdog;
import osiriscare.testkit.Await;
import osiriscare.testkit.systemd.FakeSystemd;

/// What is told to systemd, heard at the other end of a real datagram socket.
@Tag("real-datagram")
class SystemdTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long US = ProcessHandle.current().pid();

  @TempDir Path folder;

  private FakeSystemd listen() throws IOException {
    return FakeSystemd.listen(folder, folder.resolve("notify").toString());
  }

  private static Systemd manager(FakeSystemd systemd, String limitMicros) {
    return Systemd.of(
        Map.of(
            "NOTIFY_SOCKET",
            systemd.address(),
            "WATCHDOG_USEC",
            limitMicros,
            "WATCHDOG_PID",
            Long.toString(US)),
        US);
  }

  @Test
  void everyMessage_arrivesAsOneDatagram_withOneLineOfStatus() throws Exception {
    try (var systemd = listen();
        var manager = manager(systemd, "")) {
      manager.ready("two\nlines");
      manager.alive("à la bonne heure");
      manager.status("x".repeat(300));
      manager.stopping();
      systemd.await("STOPPING=1");
      assertThat(systemd.lines())
          .startsWith(
              "READY=1",
              "STATUS=two lines",
              "WATCHDOG=1",
              "STATUS=à la bonne heure",
              "STATUS=" + "x".repeat(200),
              "STOPPING=1");
    }
  }

  @Test
  void anAbstractName_isFoundToo() throws Exception {
    var name = "@osiriscare-" + UUID.randomUUID();
    try (var systemd = FakeSystemd.listen(folder, name);
        var manager = manager(systemd, "")) {
      manager.ready("here");
      systemd.await("READY=1");
    }
  }

  @Test
  void withoutSystemd_orWithASocketThatIsGone_nothingHappens() {
    try (var nobody = Systemd.of(Map.of(), US);
        var wrong = Systemd.of(Map.of("NOTIFY_SOCKET", "relative"), US);
        var gone = Systemd.of(Map.of("NOTIFY_SOCKET", folder.resolve("gone").toString()), US)) {
      nobody.ready("");
      wrong.ready("");
      gone.ready("");
      assertThat(nobody.watchdogLimit()).isEmpty();
    }
  }

  @Test
  void watchdogLimit_isOnlyThisProcesss() {
    var socket = Map.entry("NOTIFY_SOCKET", folder.resolve("notify").toString());
    var limit = Map.entry("WATCHDOG_USEC", "120000000");
    var parents = Map.entry("WATCHDOG_PID", Long.toString(US + 1));
    assertThat(Systemd.of(Map.ofEntries(socket, limit), US).watchdogLimit())
        .contains(Duration.ofMinutes(2));
    assertThat(Systemd.of(Map.ofEntries(socket, limit, parents), US).watchdogLimit()).isEmpty();
    for (var wrong : new String[] {"", "0", "-5", "1s", "99999999999999999999"}) {
      assertThat(
              Systemd.of(Map.ofEntries(socket, Map.entry("WATCHDOG_USEC", wrong)), US)
                  .watchdogLimit())
          .as(wrong)
          .isEmpty();
    }
  }

  @Test
  void aLoopThatHangs_silencesTheWatchdog_whileTheOthersGoOn() throws Exception {
    var liveness = new Liveness(new Shifted());
    var hang = new CountDownLatch(1);
    var others = new CountDownLatch(50);
    try (var systemd = listen();
        var manager = manager(systemd, "150000");
        var watchdog = Watchdog.of(manager, liveness, () -> "well");
        var loops = new Loops(new SecureRandom(), liveness)) {
      loops.loop(
          "evidence",
          () -> {
            others.countDown();
            return Duration.ofMillis(5);
          });
      var turns = new CountDownLatch(3);
      loops.loop(
          "checkin",
          new Loops.Bell(),
          Duration.ofSeconds(1),
          () -> {
            turns.countDown();
            if (turns.getCount() == 0) {
              hang.await();
            }
            return Duration.ofMillis(5);
          });
      watchdog.start();
      systemd.await("WATCHDOG=1");
      systemd.await("STATUS=no progress: checkin");
      // The others run on, and nothing more is said in many times the time between two signs of
      // life.
      assertThat(others.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
      long signs = signs(systemd);
      var silent = new CountDownLatch(1);
      assertThat(silent.await(500, TimeUnit.MILLISECONDS)).isFalse();
      assertThat(signs(systemd)).isEqualTo(signs);

      hang.countDown();
      Await.until("progress is told again", LIMIT, () -> signs(systemd) > signs);
    }
  }

  // Time that passes a hundred times as fast, so that the half minute of grace is short.
  private static final class Shifted implements java.util.function.LongSupplier {
    private final long start = System.nanoTime();

    @Override
    public long getAsLong() {
      return (System.nanoTime() - start) * 100;
    }
  }

  private static long signs(FakeSystemd systemd) {
    return systemd.lines().stream().filter("WATCHDOG=1"::equals).count();
  }
}
