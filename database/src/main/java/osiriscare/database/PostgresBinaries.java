package osiriscare.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The PostgreSQL programs that come as a library, unpacked once.
final class PostgresBinaries {
  private static final String DONE = ".unpacked";

  private PostgresBinaries() {}

  /// Unpacks into `folder` unless that was done before.
  static Path unpack(Path folder) throws IOException {
    var resource =
        switch (System.getProperty("os.arch")) {
          case "amd64" -> "/postgres-linux-x86_64.txz";
          case "aarch64" -> "/postgres-linux-arm_64.txz";
          default ->
              throw new IOException(
                  "no PostgreSQL for " + System.getProperty("os.arch") + ": set DATABASE_URL");
        };
    if (Files.exists(folder.resolve(DONE))) {
      return folder;
    }
    try (var stream = PostgresBinaries.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IOException("the class path holds no " + resource);
      }
      try (var tar =
          new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(stream)))) {
        unpack(tar, folder);
      }
    }
    Files.createFile(folder.resolve(DONE));
    return folder;
  }

  private static void unpack(TarArchiveInputStream tar, Path folder) throws IOException {
    for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      var target = folder.resolve(entry.getName()).normalize();
      if (!target.startsWith(folder)) {
        throw new IOException("the archive points outside: " + entry.getName());
      }
      if (entry.isDirectory()) {
        Files.createDirectories(target);
        continue;
      }
      Files.createDirectories(target.getParent());
      if (entry.isSymbolicLink()) {
        Files.deleteIfExists(target);
        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      } else if (entry.isLink()) {
        Files.deleteIfExists(target);
        Files.createLink(target, folder.resolve(entry.getLinkName()));
      } else {
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        var mode = (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--";
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
      }
    }
  }
}
