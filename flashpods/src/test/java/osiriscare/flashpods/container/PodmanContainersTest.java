package osiriscare.flashpods.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.flashpods.container.ContainerState.Excess;
import osiriscare.flashpods.container.Containers.Signal;
import osiriscare.flashpods.egress.EgressPolicy;
import osiriscare.flashpods.engine.PodmanSocket;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.image.ImageRef;
import osiriscare.flashpods.real.RealPodman;

/// Podman as root with runc: here the limits of memory, processes and CPU are the kernel's.
@Tag("real-podman")
final class PodmanContainersTest {
  private static final ImageRef IMAGE = new ImageRef(RealPodman.IMAGE);
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final SplittableRandom RANDOM = new SplittableRandom();

  @TempDir(cleanup = CleanupMode.NEVER)
  private static Path folder;

  private static RealPodman podman;

  private final StringBuilder stdout = new StringBuilder();
  private final StringBuilder stderr = new StringBuilder();

  @BeforeAll
  static void start() throws Exception {
    podman = RealPodman.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    podman.stop();
  }

  private static PodmanContainers containers() {
    return podman.engine(List.of());
  }

  private static ContainerSpec spec(String command) throws IOException {
    return spec(command, Optional.empty(), IMAGE);
  }

  private static ContainerSpec spec(String command, Optional<Path> work, ImageRef image)
      throws IOException {
    var job = JobId.issue(RANDOM);
    return new ContainerSpec(
        job,
        "worker",
        image,
        List.of("/bin/sh", "-c", command),
        Map.of("FLASHPODS_JOB_ID", job.value()),
        1,
        1,
        work,
        Files.createDirectory(folder.resolve(job + "-artifacts")),
        List.of(),
        new EgressPolicy.None());
  }

  private ContainerState run(ContainerSpec spec) throws InterruptedException {
    var containers = containers();
    var container = containers.create(spec);
    try {
      containers.start(container);
      containers.follow(container, OutputPosition.START, this::keep);
      return containers.await(container, LIMIT);
    } finally {
      containers.remove(container);
    }
  }

  private static ContainerState exit(int code) {
    return new ContainerState.Exited(code, Excess.NONE);
  }

  private void keep(OutputConsumer.OutputStreamName stream, byte[] bytes, int offset, int length) {
    var text = new String(bytes, offset, length, StandardCharsets.UTF_8);
    switch (stream) {
      case STDOUT -> stdout.append(text);
      case STDERR -> stderr.append(text);
    }
  }

  @Test
  void run_command_givesExitCodeAndBothStreamsExactly() throws Exception {
    assertThat(run(spec("printf 'a\\n\\nb'; echo e >&2; exit 3"))).isEqualTo(exit(3));

    assertThat(stdout.toString()).isEqualTo("a\n\nb");
    assertThat(stderr.toString()).isEqualTo("e\n");
  }

  @Test
  void run_work_isWritableAndItsSnapshotIsNot() throws Exception {
    var snapshot = Files.createDirectory(folder.resolve("snapshot"));
    Files.writeString(snapshot.resolve("a"), "before");

    var spec = spec("pwd; cat a; echo changed > a; echo new > b", Optional.of(snapshot), IMAGE);

    assertThat(run(spec)).isEqualTo(exit(0));
    assertThat(stdout.toString()).isEqualTo("/work\nbefore");
    assertThat(snapshot.resolve("a")).hasContent("before");
    assertThat(snapshot.resolve("b")).doesNotExist();
  }

  @Test
  void run_artifacts_areThereAfterwards() throws Exception {
    var spec = spec("mkdir /artifacts/d && echo x > /artifacts/d/f");

    assertThat(run(spec)).isEqualTo(exit(0));
    assertThat(spec.artifacts().resolve("d/f")).hasContent("x");
  }

  @Test
  void run_confinement_leavesNoPower() throws Exception {
    run(
        spec(
            "grep -E 'CapEff|CapBnd|NoNewPrivs|Seccomp:' /proc/self/status; touch /x; touch /etc/x;"
                + " mknod /tmp/d b 8 0; mount -t tmpfs t /work; ls /sys/class/net;"
                + " mount | grep ' /tmp '"));

    assertThat(stdout.toString())
        .contains("CapEff:\t0000000000000000", "CapBnd:\t0000000000000000")
        .contains("NoNewPrivs:\t1", "Seccomp:\t2")
        .contains("\nlo\n")
        .doesNotContain("eth0")
        .contains("nosuid,nodev");
    assertThat(stderr.toString())
        .contains("/x: Read-only file system", "/etc/x: Read-only file system")
        .contains("mknod: /tmp/d: Operation not permitted")
        .contains("mount: permission denied");
  }

  @Test
  void run_memoryHog_isOutOfMemory() throws Exception {
    assertThat(run(spec("exec tail -c 2000000000 /dev/zero")))
        .isEqualTo(new ContainerState.Exited(137, Excess.MEMORY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/work", "/artifacts", "/work with files"})
  void run_diskFiller_isKilledAndItsFilesGo(String where) throws Exception {
    var snapshot = Files.createDirectories(folder.resolve("small"));
    var command = "cd %s; while true; do head -c 9000000 /dev/zero >> f; done".formatted(where);
    var spec =
        where.endsWith("files")
            ? spec(command.replace(" with files", ""), Optional.of(snapshot), IMAGE)
            : spec(command);

    assertThat(run(spec)).isEqualTo(new ContainerState.Exited(137, Excess.DISK));
    assertThat(podman.workspaces().written(spec.job())).doesNotExist();
    assertThat(snapshot).isEmptyDirectory();
  }

  @Test
  void run_childOutOfMemoryThatIsCopedWith_isNoFailure() throws Exception {
    assertThat(run(spec("tail -c 2000000000 /dev/zero > /dev/null; exit 0"))).isEqualTo(exit(0));
  }

  @Test
  void run_forkBomb_isHeldAtTheLimit() throws Exception {
    run(
        spec(
            "cat /sys/fs/cgroup/pids/pids.max; n=0;"
                + " while [ $n -lt 2500 ]; do sleep 60 & n=$((n+1)); done"));

    assertThat(stdout.toString()).startsWith("2048\n");
    assertThat(stderr.toString()).contains("can't fork");
  }

  @Test
  void signal_kill_endsAllOfTheCgroup() throws Exception {
    var containers = containers();
    var container = containers.create(spec("trap '' TERM; setsid sleep 600 & sleep 600"));
    containers.start(container);
    containers.signal(container, Signal.TERM);
    assertThat(containers.await(container, Duration.ofMillis(500)))
        .isEqualTo(new ContainerState.Running());

    containers.signal(container, Signal.KILL);

    assertThat(containers.await(container, LIMIT)).isEqualTo(exit(137));
    containers.signal(container, Signal.KILL);
    containers.remove(container);
    containers.remove(container);
    assertThat(containers.inspect(container)).isEqualTo(new ContainerState.Gone());
  }

  @Test
  void follow_again_givesOnlyWhatIsNotKnown() throws Exception {
    var containers = containers();
    var container = containers.create(spec("echo one; echo err >&2; echo two"));
    containers.start(container);

    containers.follow(container, new OutputPosition(5, 1), this::keep);

    assertThat(stdout.toString()).isEqualTo("wo\n");
    assertThat(stderr.toString()).isEqualTo("rr\n");
    containers.remove(container);
  }

  @Test
  void managed_labels_nameTheJobAndReplaceWhatACrashLeft() throws Exception {
    var containers = containers();
    var spec = spec("sleep 600");
    var left = containers.create(spec);

    var container = containers.create(spec);

    assertThat(container).isNotEqualTo(left);
    assertThat(containers.inspect(left)).isEqualTo(new ContainerState.Gone());
    assertThat(containers.managed())
        .contains(new Containers.Managed(container, spec.job(), new ContainerState.Created()));
    containers.remove(container);
  }

  @Test
  void create_unknownImage_saysWhatPodmanSaid() throws Exception {
    var spec = spec("true", Optional.empty(), new ImageRef("localhost/none:1"));

    assertThatThrownBy(() -> containers().create(spec))
        .isInstanceOf(ContainerFailure.class)
        .hasMessageContaining("localhost/none:1");
  }

  @Test
  void inspect_noSocket_fails() {
    var nobody =
        new PodmanContainers(
            new PodmanSocket(folder.resolve("none.sock")),
            folder,
            podman.workspaces(),
            podman.egress(List.of()));

    assertThatThrownBy(nobody::version).isInstanceOf(ContainerFailure.class);
    assertThatThrownBy(() -> nobody.inspect(new ContainerId("0".repeat(64))))
        .isInstanceOf(ContainerFailure.class);
  }
}
