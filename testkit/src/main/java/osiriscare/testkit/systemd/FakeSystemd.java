package osiriscare.testkit.systemd;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import osiriscare.testkit.Await;

/// The other end of systemd's notification socket: `socat`, which writes down each datagram as it
/// comes.
public final class FakeSystemd implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final String address;
  private final Process socat;
  private final Path heard;

  private FakeSystemd(String address, Process socat, Path heard) {
    this.address = address;
    this.socat = socat;
    this.heard = heard;
  }

  /// Begins to listen.
  ///
  /// @param folder for what it heard
  /// @param address a path, or `@name` of the abstract name space
  public static FakeSystemd listen(Path folder, String address) throws IOException {
    var heard = folder.resolve("heard");
    var at =
        address.startsWith("@") ? "ABSTRACT-RECV:" + address.substring(1) : "UNIX-RECV:" + address;
    var socat =
        new ProcessBuilder("socat", "-u", at, "OPEN:" + heard + ",creat,append")
            .inheritIO()
            .start();
    Await.until("socat listens", LIMIT, () -> sockets().contains(" " + address + "\n"));
    return new FakeSystemd(address, socat, heard);
  }

  private static String sockets() {
    return text(Path.of("/proc/net/unix"));
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, UTF_8) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// For `NOTIFY_SOCKET`.
  public String address() {
    return address;
  }

  /// What it heard, line by line.
  public List<String> lines() {
    return text(heard).lines().toList();
  }

  /// Waits until it heard a line that begins so.
  public void await(String line) {
    Await.until(
        line + " is heard", LIMIT, () -> lines().stream().anyMatch(one -> one.startsWith(line)));
  }

  @Override
  public void close() {
    socat.destroy();
    Await.until("socat ends", LIMIT, () -> !socat.isAlive());
  }
}
