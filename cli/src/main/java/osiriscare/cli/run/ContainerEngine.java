package osiriscare.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import osiriscare.cli.CommandFailed;
import osiriscare.cli.process.Child.Program;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.protocol.id.Sha256;

/// A Podman with a store of its own, so that it meets no other one's images and containers, and
/// settings that fit this machine.
///
/// @param folder where all of it lies
/// @param socket where its REST service listens
record ContainerEngine(JavaPrograms programs, Path folder, Path socket) {
  // Podman and conmon put sockets below it, whose addresses have no more room: with a longer path
  // conmon dies, and Podman learns of a container's end 20 seconds late.
  private static final int RUN_LENGTH_MAX = 45;

  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");
  private static final int LIMIT = 20_000;

  /// Writes the settings.
  ///
  /// @throws CommandFailed when there is no Podman
  static ContainerEngine in(Path folder, JavaPrograms programs) {
    if (ProcessRunner.find("podman").isEmpty()) {
      throw new CommandFailed(
          "Flashpods needs Podman: install it (for example the Debian packages podman and runc).");
    }
    try {
      AtomicFile.createPrivateFolder(folder);
      var run = runFolder(folder);
      Files.writeString(folder.resolve("containers.conf"), containersConf(run));
      Files.writeString(folder.resolve("storage.conf"), storageConf(folder, run));
      var socket = run.resolve("podman.sock");
      Files.deleteIfExists(socket);
      return new ContainerEngine(programs, folder, socket);
    } catch (IOException e) {
      throw new UncheckedIOException("write Podman's settings", e);
    }
  }

  // The same at every start: what still runs is found again.
  private static Path runFolder(Path folder) throws IOException {
    var near = folder.resolve("run");
    var run =
        near.toString().length() <= RUN_LENGTH_MAX
            ? near
            : Path.of(
                System.getProperty("java.io.tmpdir"),
                "flashpods-" + Sha256.hex(folder.toString()).substring(0, 12));
    AtomicFile.createPrivateFolder(run);
    if (!Files.getOwner(run, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(folder))
        || !Files.getPosixFilePermissions(run, LinkOption.NOFOLLOW_LINKS).equals(PRIVATE)) {
      throw new CommandFailed(run + " belongs to somebody else: remove it.");
    }
    return run;
  }

  // Podman asks for more files and processes than a machine that is a container itself may give;
  // only runc knows the older control groups; without systemd nobody else makes groups. Locks in
  // shared memory or in the usual folder would be those of a Podman with another store.
  private static String containersConf(Path run) {
    var text = new StringBuilder("[containers]\n");
    text.append(
        "default_ulimits = [\"nofile=%1$d:%1$d\", \"nproc=%2$d:%2$d\"]%n"
            .formatted(limit("Max open files"), limit("Max processes")));
    text.append("[engine]\nevents_logger = \"file\"\nlock_type = \"file\"\n");
    text.append("tmp_dir = \"%s\"%n".formatted(run.resolve("tmp")));
    if (!Files.exists(Path.of("/sys/fs/cgroup/cgroup.controllers"))
        && ProcessRunner.find("runc").isPresent()) {
      text.append("runtime = \"runc\"\n");
    }
    if (!Files.exists(Path.of("/run/systemd/system"))) {
      text.append("cgroup_manager = \"cgroupfs\"\n");
    }
    return text.toString();
  }

  // Without the mount, which would outlive Podman, the folder can be deleted like any other.
  private static String storageConf(Path folder, Path run) {
    return """
    [storage]
    driver = "overlay"
    graphroot = "%s"
    runroot = "%s"
    [storage.options.overlay]
    skip_mount_home = "true"
    """
        .formatted(folder.resolve("store"), run.resolve("root"));
  }

  private static int limit(String name) {
    try (var lines = Files.lines(Path.of("/proc/self/limits"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(name.length()).strip().split(" +", -1)[1])
          .filter(hard -> !hard.equals("unlimited"))
          .map(Long::parseLong)
          .findFirst()
          .map(hard -> (int) Math.min(hard, LIMIT))
          .orElse(LIMIT);
    } catch (IOException e) {
      throw new UncheckedIOException("read this process's limits", e);
    }
  }

  /// Its REST service.
  Program service() {
    return podman("podman", "system", "service", "--time=0", "unix://" + socket);
  }

  /// Removes all of its containers: those that were kept ready, and what did not end in time.
  Program removeAll() {
    return command("rm", "--all", "--force", "--time", "0");
  }

  /// One command of it, which ends.
  Program command(String... arguments) {
    return podman("podman-command", arguments);
  }

  private Program podman(String name, String... arguments) {
    var command = new ArrayList<String>();
    command.add(ProcessRunner.find("podman").orElseThrow().toString());
    command.addAll(List.of(arguments));
    var environment = JavaPrograms.environment();
    environment.put("CONTAINERS_CONF", folder.resolve("containers.conf").toString());
    environment.put("CONTAINERS_STORAGE_CONF", folder.resolve("storage.conf").toString());
    var runtime = System.getenv("XDG_RUNTIME_DIR");
    if (runtime != null) {
      environment.put("XDG_RUNTIME_DIR", runtime);
    }
    return new Program(name, command, environment, programs.log(name));
  }
}
