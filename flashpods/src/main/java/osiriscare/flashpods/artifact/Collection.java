package osiriscare.flashpods.artifact;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Takes over what a stopped container left into our own folder: plain files under names of ours,
/// within the limits. Links that lead to a plain file within `/artifacts` count as that file;
/// everything else, devices and pipes too, is skipped with a warning. Nothing is ever opened by a
/// name that the job chose after the container has stopped.
final class Collection {
  static final long FILE_BYTES_MAX = 1L << 30;
  static final long JOB_BYTES_MAX = 2L << 30;
  static final int FILES_MAX = 200;
  private static final int DEPTH_MAX = 32;
  private static final int ENTRIES_MAX = 100_000;

  private final Path staging;
  private final Path target;
  private final List<String> warnings = new ArrayList<>();
  private final List<Found> found = new ArrayList<>();
  private long bytes;
  private int entries;

  /// @param stored its name in our folder
  record Found(String name, String stored, long sizeBytes) {}

  Collection(Path staging, Path target) {
    this.staging = staging;
    this.target = target;
  }

  List<String> warnings() {
    return warnings;
  }

  List<Found> run() throws IOException {
    if (Files.exists(staging, LinkOption.NOFOLLOW_LINKS)) {
      folder(staging, "", 0);
    }
    return found;
  }

  private void folder(Path folder, String prefix, int depth) throws IOException {
    if (depth > DEPTH_MAX) {
      warn(prefix, "lies too deep");
      return;
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    var children = new ArrayList<Path>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (var child : stream) {
        if (++entries > ENTRIES_MAX) {
          break;
        }
        children.add(child);
      }
    }
    // In the order of names, so that the same job keeps the same files when there are too many.
    children.sort(null);
    for (var child : children) {
      entry(child, prefix + child.getFileName(), depth);
    }
  }

  private void entry(Path path, String name, int depth) throws IOException {
    if (!Names.isAllowed(name)) {
      warn(name, "has a name that is not allowed");
    } else if (Files.isSymbolicLink(path)) {
      link(path, name);
    } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      folder(path, name + "/", depth + 1);
    } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      keep(path, name);
    } else {
      warn(name, "is no plain file");
    }
  }

  // A link is read as the job sees it: `/artifacts` is the staging folder, and nothing else is.
  private void link(Path path, String name) throws IOException {
    var inside = inside(path);
    if (inside.isEmpty()) {
      warn(name, "is a link that leaves /artifacts");
    } else if (Files.isRegularFile(inside.get(), LinkOption.NOFOLLOW_LINKS)) {
      keep(inside.get(), name);
    } else {
      warn(name, "is a link to no plain file");
    }
  }

  private Optional<Path> inside(Path link) throws IOException {
    var text = Files.readSymbolicLink(link);
    var mount = Path.of("/artifacts");
    var goal =
        text.isAbsolute()
            ? (text.startsWith(mount) ? staging.resolve(mount.relativize(text)) : text)
            : link.resolveSibling(text);
    goal = goal.normalize();
    if (!goal.startsWith(staging)) {
      return Optional.empty();
    }
    // No folder on the way may itself be a link.
    for (var part = goal.getParent(); part != null && !part.equals(staging); ) {
      if (Files.isSymbolicLink(part)) {
        return Optional.empty();
      }
      part = part.getParent();
    }
    return Optional.of(goal);
  }

  private void keep(Path file, String name) throws IOException {
    long size = Files.size(file);
    if (found.size() >= FILES_MAX) {
      warn(name, "is more than " + FILES_MAX + " files");
    } else if (size > FILE_BYTES_MAX || bytes + size > JOB_BYTES_MAX) {
      warn(name, "is larger than what one job may keep");
    } else {
      var stored = "f" + found.size();
      var goal = target.resolve(stored);
      // A second name instead of a move: a crash before the database knows of it loses nothing.
      Files.deleteIfExists(goal);
      Files.createLink(goal, file);
      Files.setPosixFilePermissions(goal, PosixFilePermissions.fromString("rw-------"));
      bytes += size;
      found.add(new Found(name, stored, size));
    }
  }

  private void warn(String name, String why) {
    warnings.add(printable(name) + " " + why);
  }

  private static String printable(String name) {
    var text = new StringBuilder();
    name.codePoints()
        .limit(100)
        .forEach(c -> text.appendCodePoint(Character.isISOControl(c) ? '?' : c));
    return text.toString();
  }

  /// The documented word for what went wrong.
  static String word(IOException e) {
    var text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return switch (e) {
      case AccessDeniedException _ -> "artifact_copy_permission";
      case FileAlreadyExistsException _ -> "artifact_copy_conflict";
      case NoSuchFileException _ -> "artifact_copy_container_gone";
      default ->
          text.contains("no space") || text.contains("quota")
              ? "artifact_copy_disk_full"
              : "artifact_copy_failed";
    };
  }
}
