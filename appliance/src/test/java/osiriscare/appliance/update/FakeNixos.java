package osiriscare.appliance.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A machine with two systems, whose `nixos-rebuild`, `nix-env` and `systemctl` do to links of a
/// folder what the real ones do to a machine. The scripts that run on it are those that ship.
final class FakeNixos {
  static final String REVISION = "0123456789abcdef0123456789abcdef01234567";
  private static final Path SCRIPTS = Path.of("../nixos/update").toAbsolutePath().normalize();

  final Path requests;
  final Path updates;
  private final Path folder;
  private final String older;
  private final String newer;

  FakeNixos(Path folder) throws IOException {
    this(folder, folder);
  }

  /// @param disk where the state of an update lies
  FakeNixos(Path folder, Path disk) throws IOException {
    this.folder = folder;
    requests = Files.createDirectories(disk.resolve("msp"));
    updates = Files.createDirectories(disk.resolve("updates"));
    Files.createDirectories(folder.resolve("bin"));
    older = system("a", "old");
    newer = system("b", "new");
    boot("11111111-1111-1111-1111-111111111111");
    link("current", older);
    link("profile", older);
    program(
        "bin/nixos-rebuild",
        """
        echo "$@" >>"$ROOT/calls"
        [ ! -e "$ROOT/$1-fails" ] || exit 1
        [ "$1" != switch ] || ln -sfn %1$s "$ROOT/profile"
        ln -sfn %1$s "$ROOT/current"
        """
            .formatted(newer));
    program("bin/systemd-run", "while [ \"$1\" != -- ]; do shift; done; shift; exec \"$@\"");
    program("bin/systemctl", "exit 0");
    program("bin/nix-env", "ln -sfn \"$4\" \"$ROOT/profile\"");
  }

  private String system(String hash, String name) throws IOException {
    var system = folder.resolve("store").resolve(hash.repeat(32) + "-nixos-" + name);
    var activate = "[ \"$1\" = boot ] || ln -sfn " + system + " \"$ROOT/current\"";
    program("store/" + system.getFileName() + "/bin/switch-to-configuration", activate);
    return system.toString();
  }

  private void program(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/bash\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private void link(String name, String target) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
    Files.createSymbolicLink(folder.resolve(name), Path.of(target));
  }

  private void boot(String id) throws IOException {
    Files.writeString(folder.resolve("boot-id"), id + "\n");
  }

  /// The power comes back: what is permanent runs.
  void restart() throws IOException {
    boot("22222222-2222-2222-2222-222222222222");
    link("current", Files.readSymbolicLink(folder.resolve("profile")).toString());
  }

  /// Somebody activates the older system by hand, and perhaps for good.
  void activateOlder(boolean isPermanent) throws IOException {
    link("current", older);
    if (isPermanent) {
      link("profile", older);
    }
  }

  /// What the machine says of its systems.
  Reconciliation.Machine machine() {
    return new Reconciliation.Machine(
        updates, folder.resolve("current"), folder.resolve("profile"));
  }

  /// From now on this call of nixos-rebuild fails.
  void breakDown(String verb) throws IOException {
    Files.createFile(folder.resolve(verb + "-fails"));
  }

  void ask() throws IOException {
    UpdateFile.REBUILD.write(
        requests.resolve(".rebuild-request"),
        "order=ORD-20261121104500-9F3A22C1",
        "revision=" + REVISION,
        "health_seconds=60");
  }

  void findHealthy() throws IOException {
    UpdateFile.REBUILD.write(requests.resolve(".rebuild-verified"), "revision=" + REVISION);
  }

  /// What runs now: `old` or `new`.
  String running() throws IOException {
    return name("current");
  }

  /// What the next start finds.
  String permanent() throws IOException {
    return name("profile");
  }

  private String name(String link) throws IOException {
    return Files.readSymbolicLink(folder.resolve(link)).toString().replaceAll(".*-", "");
  }

  boolean isUnderWay() {
    return Files.exists(updates.resolve(".rebuild-in-progress"));
  }

  Map<String, String> result() {
    return UpdateFile.REBUILD.read(updates.resolve("result")).orElse(Map.of());
  }

  String calls() throws IOException {
    var file = folder.resolve("calls");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /// Takes the result away.
  void forget() throws IOException {
    Files.deleteIfExists(updates.resolve("result"));
    Files.deleteIfExists(updates.resolve("baseline"));
  }

  int rebuild() throws IOException, InterruptedException {
    return run("rebuild.sh", Integer.MAX_VALUE);
  }

  int watch() throws IOException, InterruptedException {
    return run("watchdog.sh", Integer.MAX_VALUE);
  }

  /// Runs a script; everything of it is killed before its n-th command.
  ///
  /// @return its exit status; 137 when it was killed
  int run(String script, int commands) throws IOException, InterruptedException {
    return runUntil(script, commands, "kill -9 $$");
  }

  /// Runs a script; before its n-th command the disk is filled.
  ///
  /// @param full the file that fills it
  /// @return whether that command was reached
  boolean runOnFullDisk(String script, int commands, Path full)
      throws IOException, InterruptedException {
    runUntil(script, commands, "cat /dev/zero >" + full + " 2>/dev/null");
    return Files.exists(full);
  }

  /// Runs a script, and notes in which order it and its programs write to the disk.
  ///
  /// @return the calls, as strace writes them
  List<String> trace(String script) throws IOException, InterruptedException {
    var calls = folder.resolve("trace");
    var strace =
        List.of(
            "strace",
            "-f",
            "-y",
            "-qq",
            "-e",
            "trace=write,fsync,fdatasync,/rename.*,/unlink.*,execve",
            "-o",
            calls.toString());
    start(strace, script, "");
    return Files.readAllLines(calls);
  }

  private int runUntil(String script, int commands, String action)
      throws IOException, InterruptedException {
    return start(
        List.of(),
        script,
        "trap '[ $((++count)) -lt "
            + commands
            + " ] || [ -n \"${done-}\" ] || { done=1; "
            + action
            + "; }' DEBUG\nset -T\n");
  }

  private int start(List<String> wrapper, String script, String first)
      throws IOException, InterruptedException {
    var whole = folder.resolve(script); // One file, as the unit has it.
    Files.writeString(
        whole,
        first
            + Files.readString(SCRIPTS.resolve("common.sh"))
            + Files.readString(SCRIPTS.resolve(script)));
    var command = new ArrayList<>(wrapper);
    command.addAll(List.of("bash", "-e", whole.toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    var environment = builder.environment();
    environment.put("ROOT", folder.toString());
    environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    environment.put("OSIRISCARE_REQUESTS", requests.toString());
    environment.put("OSIRISCARE_UPDATES", updates.toString());
    environment.put("OSIRISCARE_FLAKE", "github:owner/repository");
    environment.put("OSIRISCARE_ATTRIBUTE", "osiriscare-appliance-disk");
    environment.put("OSIRISCARE_PROFILE", folder.resolve("profile").toString());
    environment.put("OSIRISCARE_CURRENT", folder.resolve("current").toString());
    environment.put("OSIRISCARE_BOOT_ID", folder.resolve("boot-id").toString());
    environment.put("OSIRISCARE_STORE", folder.resolve("store").toString());
    environment.put("OSIRISCARE_FREE_MIN", "1");
    var process = builder.start();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(script + " hangs");
    }
    return process.exitValue();
  }

  /// Moves the deadline of what is under way into the past.
  void letTimePass() throws IOException {
    var marker = updates.resolve(".rebuild-in-progress");
    Files.writeString(marker, Files.readString(marker).replaceAll("deadline=[0-9]+", "deadline=1"));
  }
}
