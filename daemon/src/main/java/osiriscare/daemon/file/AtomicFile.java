package osiriscare.daemon.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// Writes files that are complete on disk before they get their name.
public final class AtomicFile {
  private AtomicFile() {}

  /// Replaces the file with this text, mode 0600. After return the text survives a power cut;
  /// before it the old text does.
  public static void writePrivate(Path file, String text) throws IOException {
    writePrivate(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Replaces the file with these bytes, mode 0600.
  public static void writePrivate(Path file, byte[] bytes) throws IOException {
    var folder =
        Optional.ofNullable(file.toAbsolutePath().getParent())
            .orElseThrow(() -> new IllegalArgumentException("not a file: " + file));
    var fresh = folder.resolve("." + file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel =
        FileChannel.open(
            fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Makes a folder that only we can enter, with its parents.
  public static void createPrivateFolder(Path folder) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
