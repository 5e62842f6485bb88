package osiriscare.flashpods.file;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// A folder that a stranger filled and may still be filling: links are never followed.
public final class ForeignTree {
  private ForeignTree() {}

  /// Bytes and entries below a folder; sparse files count with their whole length.
  public record Size(long bytes, long entries) {
    /// Both together.
    public Size plus(Size other) {
      return new Size(bytes + other.bytes, entries + other.entries);
    }
  }

  /// Measures what can be seen; entries that vanish meanwhile, and folders that the stranger closed
  /// to us, count as nothing.
  public static Size size(Path root) throws IOException {
    var visitor =
        new SimpleFileVisitor<Path>() {
          long bytes;
          long entries;

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            entries++;
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            entries++;
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        };
    Files.walkFileTree(root, visitor);
    return new Size(visitor.bytes, visitor.entries);
  }

  /// Copies a tree of plain files, folders and links into an existing folder.
  public static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (!folder.equals(from)) {
              Files.createDirectory(to.resolve(from.relativize(folder).toString()));
            }
            return FileVisitResult.CONTINUE;
          }

          // Last, since the folder may be closed to writers.
          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            if (!folder.equals(from)) {
              var made = to.resolve(from.relativize(folder).toString());
              Files.setLastModifiedTime(made, Files.getLastModifiedTime(folder));
              Files.setPosixFilePermissions(made, Files.getPosixFilePermissions(folder));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(
                file,
                to.resolve(from.relativize(file).toString()),
                StandardCopyOption.COPY_ATTRIBUTES,
                LinkOption.NOFOLLOW_LINKS);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// Deletes it; folders that the stranger closed are opened first.
  public static void delete(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            // Being written to: gone between listing and looking.
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            // A closed folder, now that its parent is open to us.
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
