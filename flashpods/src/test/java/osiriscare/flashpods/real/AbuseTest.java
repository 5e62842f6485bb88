package osiriscare.flashpods.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.protocol.json.Fields;
import osiriscare.testkit.Await;

/// Jobs that mean harm: each is contained and reported, and the host serves the next one. What they
/// may reach is in EgressOnRealPodmanTest and RootlessTest.
@Tag("real-podman")
class AbuseTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int LOG_BYTES_MAX = 50 << 20;

  private static Path folder;
  private static RealPodman podman;
  private static RealApi api;

  @BeforeAll
  static void start() throws Exception {
    // Not @TempDir: its names are too long for a socket.
    folder = Files.createTempDirectory("fa");
    podman = RealPodman.start(folder.resolve("pm"));
    api =
        RealApi.start(
            folder, podman.socket(), Map.of("FLASHPODS_JOB_DISK_GB", "1"), RealApi.Site.HERE);
  }

  @AfterAll
  static void stop() throws Exception {
    api.stop();
    podman.stop();
    new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
  }

  /// Whatever happened: a good job runs, and nothing of the bad one is left.
  @AfterEach
  void hostIsUnharmed() throws Exception {
    assertThat(api.awaitOver(api.submit("echo fine")).text("status")).isEqualTo("completed");
    Await.until("no container is left", LIMIT, AbuseTest::isEmpty);
    try (var left = Files.list(folder.resolve("db/state/work"))) {
      assertThat(left).isEmpty();
    }
  }

  private static boolean isEmpty() {
    try {
      return podman.containers() == 0;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String output(Fields job) {
    return api.json("GET", "/jobs/" + job.text("id") + "/output?tail=1000", "").text("output");
  }

  private static String events(Fields job) {
    return api.send("GET", "/jobs/" + job.text("id") + "/events", BodyPublishers.noBody(), "x/y")
        .body();
  }

  private static String artifacts(Fields job) {
    return api.send("GET", "/jobs/" + job.text("id") + "/artifacts", BodyPublishers.noBody(), "x/y")
        .body();
  }

  @Test
  void forkBomb_isHeldAndCancelledWhole() {
    var id = api.submit("b() { b | b & }; b; sleep 600");
    try {
      Await.until("it cannot fork any more", LIMIT, () -> isToldOf(id, "fork"));
    } finally {
      // Else the tests after this one would wait for its end.
      api.json("DELETE", "/jobs/" + id, "");
    }

    assertThat(api.awaitOver(id).text("status")).isEqualTo("cancelled");
  }

  private static boolean isToldOf(String id, String word) {
    return api.json("GET", "/jobs/" + id + "/output?tail=10", "").text("output").contains(word);
  }

  @Test
  void memoryHog_isToldApart() {
    var job = api.awaitOver(api.submit("exec tail -c 3000000000 /dev/zero"));

    assertThat(job.text("error")).isEqualTo("oom_killed");
    assertThat(job.integer("exit_code", 0, 255)).isEqualTo(137);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/work", "/artifacts"})
  void diskFiller_isKilledWhileItRuns(String where) {
    var job =
        api.awaitOver(
            api.submit(
                "cd %s; n=0; while true; do head -c 100000000 /dev/zero > f$n; n=$((n+1)); done"
                    .formatted(where)));

    assertThat(job.text("error")).isEqualTo("disk_limit_exceeded");
    assertThat(job.text("status")).isEqualTo("failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tmp", "/run", "/dev/shm"})
  void memoryFileSystems_haveTheirOwnLimit(String where) {
    var job =
        api.awaitOver(
            api.submit(
                "dd if=/dev/zero of=%1$s/f bs=1M count=900 || echo full; rm %1$s/f"
                    .formatted(where)));

    assertThat(output(job)).contains("No space left on device", "full");
  }

  @Test
  void sparseFile_countsWithItsLength() {
    var job = api.awaitOver(api.submit("truncate -s 5G /work/f && sleep 60"));

    assertThat(job.text("error")).isEqualTo("disk_limit_exceeded");
  }

  @Test
  void logFlood_isCappedCountedAndDoesNotStopTheJob() {
    var job =
        api.awaitOver(
            api.submit("yes 0123456789012345678901234567890123456789 | head -c 80000000; exit 3"));
    var output = api.json("GET", "/jobs/" + job.text("id") + "/output?tail=2", "");

    assertThat(job.integer("exit_code", 0, 255)).isEqualTo(3);
    assertThat(output.bool("truncated")).isTrue();
    assertThat(output.text("output")).contains("truncated");
    assertThat(logBytes(job)).isLessThan(LOG_BYTES_MAX + 1_000_000L);
  }

  private static long logBytes(Fields job) {
    try {
      return Files.size(folder.resolve("logs").resolve(job.text("id") + ".log"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void artifacts_linksDevicesAndOddNames_areSkippedAndTold() throws Exception {
    Files.writeString(folder.resolve("secret"), "of the host");
    var job =
        api.awaitOver(
            api.submit(
                """
                cd /artifacts
                echo good > good
                ln -s /etc/passwd abs; ln -s ../../secret up; ln -s %s host; ln -s . loop
                ln -s good inside
                mkfifo pipe; mknod disk b 8 0 || echo nodevice
                echo x > 'back\\slash'; echo x > '..x'; echo x > "$(printf 'new\\nline')"
                cp /bin/busybox tool; chmod 6755 tool
                mkdir -p d/e; echo deep > d/e/f; mkdir closed; echo c > closed/c; chmod 0 closed
                """
                    .formatted(folder.resolve("secret"))));

    assertThat(job.text("status")).isEqualTo("completed");
    assertThat(output(job)).contains("nodevice");
    assertThat(artifacts(job))
        .contains("\"good\"", "\"inside\"", "\"tool\"", "\"d/e/f\"")
        .doesNotContain("\"abs\"", "\"up\"", "\"host\"", "\"pipe\"", "\"disk\"", "slash", "line");
    assertThat(events(job))
        .contains("abs is a link that leaves /artifacts", "up is a link", "host is a link")
        .contains("pipe is no plain file", "has a name that is not allowed");
    try (var kept = Files.walk(folder.resolve("artifacts/published").resolve(job.text("id")))) {
      for (var file : kept.filter(Files::isRegularFile).toList()) {
        assertThat(Files.getPosixFilePermissions(file))
            .containsOnly(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat((int) Files.getAttribute(file, "unix:mode") & 06000).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..%2F..%2Fsecret",
        "%2e%2e/%2e%2e/secret",
        "a/../../secret",
        "/etc/passwd",
        "a%00b",
        "a%5Cb"
      })
  void download_ofANameThatLeadsElsewhere_isRefused(String name) throws Exception {
    Files.writeString(folder.resolve("secret"), "of the host");
    var job = api.awaitOver(api.submit("echo x > /artifacts/a"));
    var reply =
        api.send(
            "GET",
            "/jobs/" + job.text("id") + "/artifacts/" + name,
            BodyPublishers.noBody(),
            "x/y");

    assertThat(reply.statusCode()).isBetween(400, 405);
    assertThat(reply.body()).doesNotContain("of the host", "root:");
  }

  @Test
  void setuid_givesNothing() {
    var job =
        api.awaitOver(
            api.submit(
                "cp /bin/busybox busybox && chmod 4755 busybox && ./busybox grep -E 'Cap(Eff|Bnd)|NoNew' /proc/self/status;"
                    + " mount | grep -E ' (/work|/artifacts|/tmp) '"));

    assertThat(output(job))
        .containsPattern("CapEff:\\s+0000000000000000")
        .containsPattern("CapBnd:\\s+0000000000000000")
        .containsPattern("NoNewPrivs:\\s+1")
        .containsPattern("/work .*nosuid,nodev")
        .containsPattern("/artifacts .*nosuid,nodev")
        .containsPattern("/tmp .*nosuid,nodev");
  }

  @Test
  void escapes_areRefused() {
    var job =
        api.awaitOver(
            api.submit(
                """
                mount -t proc p /proc || echo nomount
                unshare -Ur true || echo nouserns
                echo 1 > /proc/sys/kernel/panic || echo nosysctl
                echo x > /proc/sysrq-trigger || echo nosysrq
                cat /proc/kcore >/dev/null || echo nokcore
                chroot / true || echo nochroot
                ls /run/flashpods 2>/dev/null || echo nosockets
                echo "seen $(ls /proc | grep -c '^[0-9]')"
                cat /sys/fs/cgroup/memory/memory.limit_in_bytes; echo 0 > /sys/fs/cgroup/memory/memory.limit_in_bytes || echo nocgroup
                """));

    assertThat(output(job))
        .contains("nomount", "nosysctl", "nosysrq", "nochroot", "nosockets", "nocgroup")
        .containsPattern("seen [1-9]\\b");
  }

  @Test
  void longestCommand_andUnprintableOutput_doNoHarm() {
    var job =
        api.awaitOver(
            api.submit(
                "head -c 3000 /dev/urandom; printf '\\033[2J\\000\\r\\n'; true "
                    + "x".repeat(9000)));

    assertThat(job.text("status")).isEqualTo("completed");
    assertThat(output(job)).isNotEmpty();
  }
}
