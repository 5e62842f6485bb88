package osiriscare.cli.product;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// A Debian host with systemd as process 1, in a container without a network, on a small disk of
/// its own: a fresh one, or this machine's own system over a scratch root. The only way out is a
/// Unix socket that leads to the receiver.
final class DebianHost implements AutoCloseable {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final Set<String> SYSTEM =
      Set.of(
          "bin", "boot", "dev", "etc", "lib", "lib64", "opt", "proc", "sbin", "sys", "usr", "var");
  private static final String DISK = "900M";
  private static final String DOOR = "door.service";

  private final String name;
  private final Path root;
  private final List<Path> mounts;
  private final Path log;
  private final Path door;
  private final List<Process> ways = new ArrayList<>();
  private String pid = ""; // guarded by this

  private DebianHost(
      String name, Path root, List<Path> mounts, Path log, Path door, Process relay) {
    this.name = name;
    this.root = root;
    this.mounts = List.copyOf(mounts);
    this.log = log;
    this.door = door;
    ways.add(relay);
  }

  /// Boots one.
  ///
  /// @param folder for its files; must be empty
  /// @param receiver the only thing it can talk to, at the same address
  static DebianHost boot(Path folder, URI receiver) throws IOException, InterruptedException {
    var log = folder.resolve("podman.log");
    var image = output(log, CHECKOUT.resolve("dev/debian-host").toString()).strip();
    var root = Files.createDirectory(folder.resolve("root"));
    disk(log, folder.resolve("disk"), root);
    unpack(log, image, root);
    return start(folder, root, List.of(root), receiver);
  }

  /// Boots this machine's own system over a scratch root: its files are seen as they are, and what
  /// is changed is changed in the scratch root only.
  static DebianHost bootThisMachine(Path folder, URI receiver)
      throws IOException, InterruptedException {
    var log = folder.resolve("podman.log");
    var scratch = Files.createDirectory(folder.resolve("scratch"));
    disk(log, folder.resolve("disk"), scratch);
    var changed = Files.createDirectory(scratch.resolve("changed"));
    for (var hidden : notTheSystems()) {
      Files.getFileAttributeView(
              Files.createDirectories(changed.resolve(hidden)), UserDefinedFileAttributeView.class)
          .write("overlay.opaque", ByteBuffer.wrap("y".getBytes(UTF_8)));
    }
    var work = Files.createDirectory(scratch.resolve("work"));
    var root = Files.createDirectory(folder.resolve("root"));
    var options = "userxattr,lowerdir=/,upperdir=" + changed + ",workdir=" + work;
    output(log, "mount", "-t", "overlay", "overlay", "-o", options, root.toString());
    // Without what the machine happens to start: some of it fails in a container.
    return start(folder, root, List.of(root, scratch), receiver, "--unit=basic.target");
  }

  // What runs and lies about on the machine is none of the host's.
  private static List<String> notTheSystems() throws IOException {
    var hidden = new ArrayList<>(List.of("var/lib/containers"));
    try (var top = Files.newDirectoryStream(Path.of("/"), Files::isDirectory)) {
      for (var folder : top) {
        if (!Files.isSymbolicLink(folder) && !SYSTEM.contains(folder.getFileName().toString())) {
          hidden.add(folder.getFileName().toString());
        }
      }
    }
    return hidden;
  }

  private static DebianHost start(
      Path folder, Path root, List<Path> mounts, URI receiver, String... init)
      throws IOException, InterruptedException {
    var log = folder.resolve("podman.log");
    var door = Files.createDirectory(folder.resolve("door"));
    var name = "osiriscare-" + UUID.randomUUID();
    var target = "TCP:127.0.0.1:" + receiver.getPort();
    var relay = start(log, "socat", "UNIX-LISTEN:" + door.resolve("socket") + ",fork", target);
    var host = new DebianHost(name, root, mounts, log, door, relay);
    try {
      host.powerOn(receiver, init);
    } catch (IOException | AssertionError e) {
      // Or whoever deletes the folder walks over what is mounted there.
      host.close();
      throw e;
    }
    return host;
  }

  private void powerOn(URI receiver, String... init) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                "run",
                "--detach",
                "--systemd=always",
                "--cap-add=SYS_ADMIN",
                "--cap-add=NET_ADMIN",
                "--network=none",
                "--hostname=debian",
                "--sysctl=net.ipv4.ip_forward=0",
                "--sysctl=net.ipv4.conf.all.accept_redirects=0",
                "--sysctl=net.ipv6.conf.all.accept_redirects=0",
                "--name=" + name,
                "--volume=" + JAVA_HOME + ":" + JAVA_HOME + ":ro",
                "--volume=" + CHECKOUT.resolve("appliance/target") + ":/opt/appliance:ro",
                "--volume=" + CHECKOUT.resolve("watcher/target") + ":/opt/watcher:ro",
                "--volume=" + door + ":/door",
                "--rootfs",
                root.toString(),
                "/sbin/init"));
    command.addAll(List.of(init));
    podman(command.toArray(String[]::new));
    RunningLauncher.await(this::hasBooted, Duration.ofSeconds(60));
    var listen = "TCP-LISTEN:" + receiver.getPort() + ",bind=127.0.0.1,fork,reuseaddr";
    var socat = "[Service]\nExecStart=socat " + listen + " UNIX-CONNECT:/door/socket\n";
    write("/etc/systemd/system/" + DOOR, socat);
    run("systemctl", "daemon-reload");
    connect();
  }

  /// Opens its way to the receiver, which is open from the start.
  void connect() throws IOException, InterruptedException {
    run("systemctl", "start", DOOR);
  }

  /// Makes a way from outside to a port of the host's loopback.
  ///
  /// @return the port on this machine's loopback where it begins
  int wayIn(int port) throws IOException, InterruptedException {
    var inside = "UNIX-LISTEN:/door/" + port + ",fork";
    run("systemd-run", "--quiet", "socat", inside, "TCP:127.0.0.1:" + port);
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    var listen = "TCP-LISTEN:" + free + ",bind=127.0.0.1,fork";
    ways.add(start(log, "socat", listen, "UNIX-CONNECT:" + door.resolve(Integer.toString(port))));
    return free;
  }

  /// Closes it: nobody answers there any more.
  void disconnect() throws IOException, InterruptedException {
    run("systemctl", "stop", DOOR);
  }

  // A disk of its own, so that it can be filled, and not tmpfs, which would look like a sandbox's.
  private static void disk(Path log, Path file, Path root)
      throws IOException, InterruptedException {
    output(log, "truncate", "--size=" + DISK, file.toString());
    output(log, "mkfs.ext4", "-q", "-F", "-m", "0", file.toString());
    output(log, "mount", "-o", "loop", file.toString(), root.toString());
  }

  private static void unpack(Path log, String image, Path root)
      throws IOException, InterruptedException {
    var id = output(log, "podman", "create", image).strip();
    try {
      output(log, "sh", "-c", "podman export \"$1\" | tar -x -C \"$2\"", "sh", id, root.toString());
    } finally {
      output(log, "podman", "rm", id);
    }
  }

  private boolean hasBooted() {
    try {
      return List.of("running", "degraded").contains(tryRun("systemctl", "is-system-running"));
    } catch (IOException e) {
      throw new AssertionError("look whether the host has booted", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// What stands before the appliance's own arguments.
  static List<String> java(String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                JAVA_HOME.resolve("bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of(arguments));
    return command;
  }

  private synchronized String pid() throws IOException, InterruptedException {
    if (pid.isEmpty()) {
      pid = output(log, "podman", "inspect", "--format", "{{.State.Pid}}", name).strip();
    }
    return pid;
  }

  /// Runs a command on the host as root; it must succeed.
  ///
  /// @return what it said
  String run(String... command) throws IOException, InterruptedException {
    // Not `podman exec`, which trips over whatever else Podman does on this machine.
    var whole = new ArrayList<>(List.of("nsenter", "--all", "--root", "--wd", "--target", pid()));
    whole.addAll(List.of(command));
    return output(log, whole.toArray(String[]::new)).strip();
  }

  /// Runs a command on the host as root.
  ///
  /// @return what it said, whether or not it succeeded
  String tryRun(String... command) throws IOException, InterruptedException {
    var whole = new ArrayList<>(List.of("sh", "-c", "\"$@\" 2>&1 || true", "sh"));
    whole.addAll(List.of(command));
    return run(whole.toArray(String[]::new));
  }

  /// A file of the host, as it is seen from outside.
  Path file(String path) {
    return root.resolve(path.substring(1));
  }

  /// Writes a file of the host that everybody may read.
  void write(String path, String text) throws IOException {
    var file = file(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /// Something that holds sooner or later.
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /// Waits until it is so.
  void await(String what, Condition condition) throws InterruptedException, IOException {
    RunningLauncher.await(() -> holds(condition), Duration.ofMinutes(1));
    if (!condition.holds()) {
      throw new AssertionError("did not happen: " + what);
    }
  }

  private static boolean holds(Condition condition) {
    try {
      return condition.holds();
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void podman(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("podman"));
    command.addAll(List.of(arguments));
    output(log, command.toArray(String[]::new));
  }

  private static Process start(Path log, String... command) throws IOException {
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .put("CONTAINERS_CONF", CHECKOUT.resolve("dev/containers.conf").toString());
    return builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
  }

  private static String output(Path log, String... command)
      throws IOException, InterruptedException {
    var process = start(log, command);
    var text = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError(String.join(" ", command) + ": " + text + Files.readString(log));
    }
    return text;
  }

  @Override
  public void close() throws IOException {
    try {
      podman("rm", "--force", "--time=5", name);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      ways.forEach(Process::destroy);
      unmount();
    }
  }

  private void unmount() throws IOException {
    try {
      for (var mount : mounts) {
        // Also when a process of the host is still about to end.
        output(log, "umount", "--lazy", mount.toString());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
