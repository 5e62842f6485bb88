package osiriscare.flashpods.upload;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// Looks at a tree that a stranger filled; never follows a link.
final class UploadTree {
  private UploadTree() {}

  /// @param hasOnlyPlainEntries whether there are only files, folders and links
  record Measure(long bytes, int files, boolean hasOnlyPlainEntries) {}

  static Measure measure(Path root, int filesMax) throws IOException {
    var visitor =
        new SimpleFileVisitor<Path>() {
          long bytes;
          int files;
          boolean isPlain = true;

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            isPlain &= attributes.isRegularFile() || attributes.isSymbolicLink();
            bytes += attributes.size();
            return ++files > filesMax ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            // Being written to: gone between listing and looking.
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        };
    if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(root, visitor);
    }
    return new Measure(visitor.bytes, visitor.files, visitor.isPlain);
  }
}
