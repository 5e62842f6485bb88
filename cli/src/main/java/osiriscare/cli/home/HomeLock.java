package osiriscare.cli.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import osiriscare.cli.CommandFailed;

/// Holds a home for one process. The kernel lets go of it however the process ends.
public final class HomeLock implements AutoCloseable {
  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the lock.
  ///
  /// @throws CommandFailed naming the process that has it
  public static HomeLock take(Home home) {
    var file = home.folder().resolve("lock");
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw new CommandFailed(CommandFailed.IN_USE, inUse(home, file));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      return new HomeLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("lock " + file, e);
    }
  }

  private static String inUse(Home home, Path file) throws IOException {
    return "OsirisCare is running already in "
        + home.folder()
        + " (process "
        + Files.readString(file).strip()
        + "). Stop it first, or set OSIRIS_HOME to another folder.";
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("unlock the home", e);
    }
  }
}
