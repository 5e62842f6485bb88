package osiriscare.flashpods.cli.project;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// Packs files as `tar.zst`, without the names and numbers of their owner.
public final class TarZst {
  private static final int BUFFER = 1 << 16;
  private static final int PROGRAM = 0755;
  private static final int PLAIN = 0644;

  private TarZst() {}

  /// Writes the archive and closes `out`.
  ///
  /// @param progress is told how many bytes of files are packed
  public static void write(ProjectFiles project, OutputStream out, LongConsumer progress)
      throws IOException {
    try (var tar =
        new TarArchiveOutputStream(
            new BufferedOutputStream(new ZstdOutputStream(out), BUFFER),
            StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      long done = 0;
      for (var path : project.entries()) {
        done += entry(tar, project.root(), path);
        progress.accept(done);
      }
    }
  }

  private static long entry(TarArchiveOutputStream tar, Path root, Path path) throws IOException {
    var name = root.relativize(path).toString();
    if (Files.isSymbolicLink(path)) {
      var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      entry.setLinkName(Files.readSymbolicLink(path).toString());
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
      return 0;
    }
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
      tar.closeArchiveEntry();
      return 0;
    }
    return file(tar, name, path);
  }

  // The header says the size first: a file that grows meanwhile is sent as long as it was then, one
  // that shrinks fails the upload.
  private static long file(TarArchiveOutputStream tar, String name, Path path) throws IOException {
    try (var in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
      long size = Files.size(path);
      var entry = new TarArchiveEntry(name);
      entry.setSize(size);
      entry.setMode(Files.isExecutable(path) ? PROGRAM : PLAIN);
      entry.setModTime(Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS));
      tar.putArchiveEntry(entry);
      var buffer = new byte[BUFFER];
      for (long left = size; left > 0; ) {
        int length = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (length < 0) {
          throw new IOException(name + " became shorter while it was packed");
        }
        tar.write(buffer, 0, length);
        left -= length;
      }
      tar.closeArchiveEntry();
      return size;
    }
  }
}
