package osiriscare.flashpods.upload;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;

/// Unpacks a tar archive of a stranger: only files, folders and links, only below the folder, never
/// through a link that the archive itself made, and no more bytes than there is room for.
public final class TarReader {
  private static final int BUFFER = 1 << 16;

  private final Path root;
  private final byte[] buffer = new byte[BUFFER];
  private final UploadRoom.Budget budget;

  /// How the archive is packed.
  public enum Compression {
    NONE,
    GZIP,
    ZSTD
  }

  private TarReader(Path root, UploadRoom.Budget budget) {
    this.root = root;
    this.budget = budget;
  }

  static void unpack(InputStream body, Compression compression, Path root, UploadRoom.Budget budget)
      throws IOException {
    var raw = new BufferedInputStream(body, BUFFER);
    InputStream plain =
        switch (compression) {
          case NONE -> raw;
          case GZIP -> new GZIPInputStream(raw, BUFFER);
          case ZSTD -> new ZstdInputStream(raw);
        };
    try (var tar = new TarArchiveInputStream(plain)) {
      var reader = new TarReader(root, budget);
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        reader.entry(tar, entry);
      }
    }
  }

  private void entry(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
    budget.takeEntry();
    var path = path(entry.getName());
    if (path.equals(root)) {
      return;
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
    } else if (entry.isSymbolicLink()) {
      Files.createDirectories(path.getParent());
      Files.deleteIfExists(path);
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (isPlain(entry)) {
      file(tar, entry, path);
    } else {
      throw wrong("holds something else than files, folders and symbolic links");
    }
  }

  // The library calls anything a file that is neither folder nor link.
  private static boolean isPlain(TarArchiveEntry entry) {
    return entry.isFile()
        && !entry.isLink()
        && !entry.isCharacterDevice()
        && !entry.isBlockDevice()
        && !entry.isFIFO();
  }

  private void file(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    Files.createDirectories(path.getParent());
    Files.deleteIfExists(path);
    var isProgram = (entry.getMode() & 0100) != 0;
    var mode = PosixFilePermissions.fromString(isProgram ? "rwxr-xr-x" : "rw-r--r--");
    try (var out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
      for (int length = tar.read(buffer); length >= 0; length = tar.read(buffer)) {
        budget.takeBytes(length);
        out.write(buffer, 0, length);
      }
    }
    Files.setPosixFilePermissions(path, mode);
  }

  private Path path(String name) {
    var path = root.resolve(name.startsWith("/") ? "." + name : name).normalize();
    boolean hasDots = ("/" + name + "/").contains("/../");
    if (hasDots || !path.startsWith(root)) {
      throw wrong("holds a name that leaves its folder");
    }
    for (var part = path.getParent(); part != null && !part.equals(root); part = part.getParent()) {
      if (Files.isSymbolicLink(part)
          || (Files.exists(part, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(part))) {
        throw wrong("writes through a link of its own");
      }
    }
    return path;
  }

  private static ApiError wrong(String why) {
    return new ApiError(ErrorCode.INVALID_REQUEST, "The archive " + why);
  }
}
