package osiriscare.flashpods.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.flashpods.container.ContainerFailure;

/// The named pipe by which a waiting container is told its command. The container's init reads it
/// without using the processor; nothing but a shell need be in the image.
final class Door implements AutoCloseable {
  /// Where the container finds the pipe's folder.
  static final String FOLDER = "/run/flashpods/slot";

  private static final String PIPE = "go";

  // The number of lines comes first: half a command is never run. A writer that dies before it
  // wrote
  // leaves the reader waiting for the next one.
  private static final String INIT =
      """
      f=%s/%s
      while :; do
        {
          if IFS= read -r n; then
            c=
            while [ "$n" -gt 0 ]; do
              IFS= read -r l || exit 125
              c="$c$l
      "
              n=$((n-1))
            done
            exec /bin/sh -c "$c" </dev/null
          fi
        } <$f
      done
      """
          .formatted(FOLDER, PIPE);

  private final Path folder;
  private final FileChannel pipe;

  private Door(Path folder, FileChannel pipe) {
    this.folder = folder;
    this.pipe = pipe;
  }

  /// What a waiting container runs.
  static List<String> init() {
    return List.of("/bin/sh", "-c", INIT);
  }

  /// Whether a process's arguments are those of a container that waits.
  static boolean isWaiting(String arguments) {
    return arguments.contains(INIT);
  }

  /// Makes the pipe.
  ///
  /// @param folder a new one of ours
  static Door make(Path folder, ProcessRunner programs) throws IOException {
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var path = folder.resolve(PIPE);
    var made = programs.run("mkfifo", "-m", "0600", path.toString());
    if (!(made instanceof ProcessResult.Exited exited) || exited.exitCode() != 0) {
      throw new ContainerFailure("mkfifo " + path + ": " + made);
    }
    // For reading too: that never waits for the other side, and what is written stays until it is
    // read.
    return new Door(
        folder, FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  Path folder() {
    return folder;
  }

  /// Hands the command over.
  void tell(String command) throws IOException {
    long lines = command.chars().filter(c -> c == '\n').count() + 1;
    var bytes = ByteBuffer.wrap((lines + "\n" + command + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      pipe.write(bytes);
    }
  }

  /// Removes pipe and folder.
  @Override
  public void close() {
    try {
      pipe.close();
      Files.deleteIfExists(folder.resolve(PIPE));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new ContainerFailure("remove the pipe of " + folder.getFileName(), e);
    }
  }
}
