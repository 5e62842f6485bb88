package osiriscare.daemon.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Held by the one process that may use a state folder. The kernel drops it when the process dies,
/// however it dies, so the file itself may stay.
public final class InstanceLock implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private InstanceLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Somebody else works on this folder.
  public static final class HeldByAnother extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HeldByAnother(Path file) {
      super("another process holds " + file);
    }
  }

  /// Takes the lock, or refuses at once.
  ///
  /// @throws HeldByAnother when it is taken
  public static InstanceLock take(Path file) throws IOException {
    var channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      if (channel.tryLock() != null) {
        return new InstanceLock(file, channel);
      }
    } catch (OverlappingFileLockException _) {
      // Held elsewhere in this process.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new HeldByAnother(file);
  }

  /// The file that is locked.
  public Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
