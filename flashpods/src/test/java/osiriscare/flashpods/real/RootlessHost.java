package osiriscare.flashpods.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A mount namespace in which there is an ordinary user with subordinate ids, who may open the tun
/// device as on an ordinary host. Nothing of that is seen outside.
final class RootlessHost implements AutoCloseable {
  static final int UID = 20_001;
  private static final String USER = "fptest";
  private static final String SUBORDINATE = USER + ":1000000:65536\n";

  private static final String ENTER =
      """
      for f in passwd group subuid subgid resolv.conf; do mount --bind "$1/$f" /etc/$f; done
      mount --bind "$1/tun" /dev/net/tun
      echo ready
      exec sleep infinity
      """;

  private final Path folder;
  private final Process holder;

  private RootlessHost(Path folder, Process holder) {
    this.folder = folder;
    this.holder = holder;
  }

  /// @param network command that brings into the network of the test
  static RootlessHost make(Path folder, List<String> network) throws IOException {
    Files.createDirectories(folder.resolve("home"));
    Files.createDirectories(folder.resolve("runtime"));
    var user = USER + ":x:" + UID + ":" + UID;
    Files.writeString(
        folder.resolve("passwd"),
        Files.readString(Path.of("/etc/passwd"))
            + user
            + "::"
            + folder.resolve("home")
            + ":/bin/sh\n");
    Files.writeString(
        folder.resolve("group"),
        Files.readString(Path.of("/etc/group")) + USER + ":x:" + UID + ":\n");
    Files.writeString(folder.resolve("resolv.conf"), "nameserver " + World.PUBLIC + "\n");
    Files.writeString(folder.resolve("subuid"), SUBORDINATE);
    Files.writeString(folder.resolve("subgid"), SUBORDINATE);
    give(folder.resolve("home"));
    give(folder.resolve("runtime"));
    run("mknod", "-m", "666", folder.resolve("tun").toString(), "c", "10", "200");
    var command = new ArrayList<>(network);
    command.addAll(List.of("unshare", "--mount", "sh", "-ec", ENTER, "enter", folder.toString()));
    var holder = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new BufferedReader(holder.inputReader(StandardCharsets.UTF_8)).readLine();
    if (!"ready".equals(said)) {
      throw new IOException("no mount namespace: " + said);
    }
    return new RootlessHost(folder, holder);
  }

  /// Gives a folder to the user.
  static void give(Path folder) throws IOException {
    run("chown", "-R", UID + ":" + UID, folder.toString());
  }

  /// What to put before a command that is to run as that user.
  List<String> asUser() {
    return as(List.of());
  }

  /// The same with one capability, to read the build's class path wherever it lies.
  List<String> asReader() {
    return as(List.of("--inh-caps=-all,+dac_read_search", "--ambient-caps=-all,+dac_read_search"));
  }

  private List<String> as(List<String> options) {
    var command =
        new ArrayList<>(
            List.of("nsenter", "--target", Long.toString(holder.pid()), "--mount", "--net", "--"));
    var id = Integer.toString(UID);
    command.addAll(List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups"));
    command.addAll(options);
    command.addAll(
        List.of(
            "env",
            "HOME=" + folder.resolve("home"),
            "XDG_RUNTIME_DIR=" + folder.resolve("runtime")));
    return command;
  }

  private static void run(String... command) throws IOException {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(List.of(command) + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    holder.destroy();
  }
}
