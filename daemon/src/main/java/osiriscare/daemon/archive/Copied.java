package osiriscare.daemon.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What was seen of a file's bytes while they were copied.
///
/// @param hasMore whether there was more than could be taken
record Copied(Manifest.Content content, boolean hasMore) {
  private static final int BUFFER = 64 * 1024;

  /// Looks at a whole file.
  static Copied of(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return copy(in, OutputStream.nullOutputStream(), Manifest.ARCHIVE_BYTES_MAX);
    }
  }

  /// Copies at most `sizeMax` bytes.
  ///
  /// @throws InvalidArchive when it cannot be read
  /// @throws IOException when it cannot be written
  static Copied copy(InputStream in, OutputStream out, long sizeMax) throws IOException {
    var hash = sha256();
    var buffer = new byte[BUFFER];
    long size = 0;
    for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
      if (size + n > sizeMax) {
        return new Copied(new Manifest.Content("", size), true);
      }
      hash.update(buffer, 0, n);
      out.write(buffer, 0, n);
      size += n;
    }
    return new Copied(new Manifest.Content(HexFormat.of().formatHex(hash.digest()), size), false);
  }

  // Apart from what writing throws: a full disk says nothing about the archive.
  private static int read(InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new InvalidArchive("cannot be read to its end: " + e.getMessage());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
