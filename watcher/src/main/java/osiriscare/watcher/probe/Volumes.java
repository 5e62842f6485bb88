package osiriscare.watcher.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// How full the volumes of this host are: those on disks of its own that can be written to. A share
/// of another machine may not answer, and is not this host's trouble.
public final class Volumes {
  private static final int MOUNTS_MAX = 500;
  private static final int PERCENT = 100;
  private static final Path MOUNTS = Path.of("/proc/self/mounts");

  private Volumes() {}

  /// The fullest volume as the details of an incident; empty when none can be seen.
  public static Optional<ObjectNode> fullest() {
    Optional<ObjectNode> fullest = Optional.empty();
    try (var mounts = Files.lines(MOUNTS)) {
      for (var path : (Iterable<Path>) paths(mounts)::iterator) {
        var volume = look(path);
        if (volume.isPresent() && percent(volume) > percent(fullest)) {
          fullest = volume;
        }
      }
    } catch (IOException _) {
      return Optional.empty();
    }
    return fullest;
  }

  private static long percent(Optional<ObjectNode> volume) {
    return volume.map(details -> details.path("usage_percent").asLong(-1)).orElse(-1L);
  }

  static Stream<Path> paths(Stream<String> mounts) {
    return mounts
        .map(line -> line.split(" ", -1))
        .filter(parts -> parts.length >= 4)
        .filter(parts -> parts[0].startsWith("/dev/") || parts[2].equals("zfs"))
        .filter(parts -> !parts[3].equals("ro") && !parts[3].startsWith("ro,"))
        .filter(parts -> !parts[1].contains("\\"))
        .limit(MOUNTS_MAX)
        .map(parts -> Path.of(parts[1]));
  }

  private static Optional<ObjectNode> look(Path path) {
    try {
      return Files.isDirectory(path) ? usage(path) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// How full the volume of this path is, rounded up; empty when it does not tell its size.
  static Optional<ObjectNode> usage(Path path) throws IOException {
    var store = Files.getFileStore(path);
    long total = store.getTotalSpace();
    if (total <= 0) {
      return Optional.empty();
    }
    long used = total - store.getUsableSpace();
    return Optional.of(
        Json.object()
            .put("path", path.toString())
            .put("usage_percent", (long) Math.ceil((double) PERCENT * used / total)));
  }
}
