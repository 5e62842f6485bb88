package osiriscare.flashpods.real;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.flashpods.container.PodmanContainers;
import osiriscare.flashpods.container.Workspaces;
import osiriscare.flashpods.egress.Destinations;
import osiriscare.flashpods.egress.Egress;
import osiriscare.flashpods.egress.NamespaceRules;
import osiriscare.flashpods.engine.PodmanSocket;
import osiriscare.testkit.Await;

/// Podman's REST service with storage of its own, and one image made from the host's static
/// busybox. As root with runc; what a container leaves behind is removed with it.
public final class RealPodman {
  /// The image's name.
  public static final String IMAGE = "localhost/flashpods-busybox:1";

  /// What a job of [#engine] may write.
  public static final long DISK_BYTES_MAX = 64L << 20;

  private final Path folder;
  private final List<String> prefix;
  private final Process service;

  private RealPodman(Path folder, List<String> prefix, boolean isRootless)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.prefix = prefix;
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("containers.conf"), conf());
    makeImage();
    if (isRootless) {
      RootlessHost.give(folder);
    }
    run(podman("import", folder.resolve("image.tar").toString(), IMAGE));
    this.service =
        podman("system", "service", "--time=0", "unix://" + socket())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("service.log").toFile())
            .start();
    Await.until("podman listens", Duration.ofSeconds(20), () -> Files.exists(socket()));
  }

  /// Starts it in an empty folder whose path is short enough for a socket.
  public static RealPodman start(Path folder) throws IOException, InterruptedException {
    return start(folder, List.of());
  }

  /// Starts it behind a command that brings it into other namespaces.
  public static RealPodman start(Path folder, List<String> prefix)
      throws IOException, InterruptedException {
    return new RealPodman(folder, prefix, false);
  }

  /// Starts it as an ordinary user.
  static RealPodman startRootless(Path folder, RootlessHost host)
      throws IOException, InterruptedException {
    return new RealPodman(folder, host.asUser(), true);
  }

  /// Containers of this engine.
  ///
  /// @param resolvers name servers of jobs with a network
  public PodmanContainers engine(List<InetAddress> resolvers) {
    return new PodmanContainers(
        new PodmanSocket(socket()), folder, workspaces(), egress(resolvers));
  }

  /// Where they write: little.
  public Workspaces workspaces() {
    return Workspaces.of(folder.resolve("work"), DISK_BYTES_MAX);
  }

  /// Networks of these containers.
  public Egress egress(List<InetAddress> resolvers) {
    return new Egress(
        new Destinations(InetAddress::getAllByName),
        new NamespaceRules(new ProcessRunner(Duration.ofSeconds(10))),
        resolvers);
  }

  /// Its socket.
  public Path socket() {
    return folder.resolve("p.sock");
  }

  private String conf() {
    return """
    [containers]
    default_ulimits = ["nofile=20000:20000", "nproc=20000:20000"]
    [engine]
    runtime = "runc"
    cgroup_manager = "cgroupfs"
    events_logger = "file"
    # Not where a Podman with another store would meet them.
    lock_type = "file"
    tmp_dir = "%s"
    """
        .formatted(folder.resolve("tmp"));
  }

  private void makeImage() throws IOException, InterruptedException {
    var root = folder.resolve("image");
    for (var name :
        List.of("bin", "tmp", "work", "artifacts", "etc", "proc", "sys", "dev", "run")) {
      Files.createDirectories(root.resolve(name));
    }
    Files.copy(Path.of("/bin/busybox"), root.resolve("bin/busybox"));
    for (var name :
        List.of(
            "sh",
            "cat",
            "echo",
            "sleep",
            "true",
            "ls",
            "id",
            "dd",
            "mkdir",
            "seq",
            "head",
            "kill",
            "ln",
            "wc",
            "touch",
            "grep",
            "tail",
            "mknod",
            "mount",
            "setsid",
            "ip",
            "yes",
            "truncate",
            "rm",
            "cp",
            "chmod",
            "mkfifo",
            "unshare",
            "chroot")) {
      Files.createSymbolicLink(root.resolve("bin/" + name), Path.of("busybox"));
    }
    // What busybox has too, but its static look-up of names crashes.
    HostPrograms.copy(root, List.of("bash", "getent", "timeout"));
    Files.writeString(root.resolve("etc/passwd"), "root:x:0:0::/tmp:/bin/sh\n");
    run(
        new ProcessBuilder(
            "tar", "-C", root.toString(), "-cf", folder.resolve("image.tar").toString(), "."));
  }

  private ProcessBuilder podman(String... arguments) {
    var command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            "env",
            "CONTAINERS_CONF=" + folder.resolve("containers.conf"),
            "podman",
            "--storage-driver",
            "overlay",
            "--root",
            folder.resolve("root").toString(),
            "--runroot",
            folder.resolve("run").toString()));
    command.addAll(List.of(arguments));
    // conmon leaves a file `oom` where it was started.
    return new ProcessBuilder(command).directory(folder.toFile());
  }

  private void run(ProcessBuilder builder) throws IOException, InterruptedException {
    if (!isDone(builder)) {
      throw new IOException(builder.command() + ": " + Files.readString(log()));
    }
  }

  private boolean isDone(ProcessBuilder builder) throws IOException, InterruptedException {
    var process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  private Path log() {
    return folder.resolve("setup.log");
  }

  /// What `podman ps -a` counts.
  public int containers() throws IOException, InterruptedException {
    var process = podman("ps", "-aq").start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return (int) text.lines().filter(line -> !line.isBlank()).count();
  }

  /// Removes all containers, then itself.
  public void stop() throws IOException, InterruptedException {
    run(podman("rm", "-af", "-t", "0"));
    service.destroy();
    if (!service.waitFor(10, TimeUnit.SECONDS)) {
      service.destroyForcibly();
    }
    // The monitors of the last containers may still write where it deletes.
    for (int again = 5; again > 0; again--) {
      if (isDone(podman("system", "reset", "-f"))) {
        return;
      }
    }
    run(podman("system", "reset", "-f"));
  }
}
