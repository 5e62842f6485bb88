package osiriscare.central.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import osiriscare.protocol.id.Secret;

/// Reads and writes files that hold one secret.
public final class SecretFile {
  private static final int BYTES_MAX = 4096;

  private SecretFile() {}

  /// The secret in a file, without the white space around it.
  public static Secret read(Path file) {
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw new IllegalStateException(file + " is too large to hold a secret");
      }
      var text = Files.readString(file).strip();
      if (text.isEmpty()) {
        throw new IllegalStateException(file + " is empty");
      }
      return new Secret(text);
    } catch (IOException e) {
      throw new UncheckedIOException("read " + file, e);
    }
  }

  /// Writes a new file (0600), its folder (0700) included; never over an old one. It has its whole
  /// content from the moment it has its name, whatever happens in between.
  public static void write(Path file, String content) {
    var folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var draft = Files.createTempFile(folder, ".draft", "");
      try {
        try (var channel = FileChannel.open(draft, Set.of(StandardOpenOption.WRITE))) {
          channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
          channel.force(true);
        }
        Files.createLink(file, draft);
      } finally {
        Files.delete(draft);
      }
    } catch (FileAlreadyExistsException e) {
      throw new IllegalStateException(file + " exists already and is not overwritten", e);
    } catch (IOException e) {
      throw new UncheckedIOException("write " + file, e);
    }
  }
}
