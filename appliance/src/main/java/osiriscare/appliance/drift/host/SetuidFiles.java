package osiriscare.appliance.drift.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Set-user-id files of all local file systems. Text form: one path per line.
public record SetuidFiles(List<String> paths) {
  private static final int ENTRIES_MAX = 3_000_000;
  private static final int FOUND_MAX = 1_000;
  private static final int HIDDEN_NAMED_MAX = 3;
  private static final int SET_USER_ID = 04000;
  private static final int TYPE_MASK = 0170000;
  private static final int DIRECTORY = 0040000;
  private static final int REGULAR = 0100000;

  // Set-user-id files in images of containers are started by their own engine, which drops the bit
  // or not; the Nix store never holds one, its wrappers are listed by NixOS itself.
  private static final Set<String> SKIPPED =
      Set.of(
          "/proc", "/sys", "/nix/store", "/run/wrappers", "/var/lib/containers", "/var/lib/docker");

  public SetuidFiles {
    paths = List.copyOf(paths);
  }

  static Seen<String> gather(Host host) {
    return new Walk(host).run();
  }

  /// Reads the text form.
  public static SetuidFiles parse(String text) {
    return new SetuidFiles(text.lines().filter(line -> !line.isBlank()).toList());
  }

  /// One walk over the tree; breadth of memory is bounded by the entries that are looked at.
  private static final class Walk {
    private final Host host;
    private final Set<String> skippedMounts;
    private final Set<String> mountPoints;
    private final Deque<String> waiting = new ArrayDeque<>(List.of("/"));
    private final List<String> found = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();
    private long entries;
    private int hiddenMore;

    Walk(Host host) {
      this.host = host;
      var mounts = host.sight().mounts().mounts();
      mountPoints = mounts.stream().map(MountTable.Mount::point).collect(Collectors.toSet());
      skippedMounts =
          mountPoints.stream()
              .filter(point -> !isLocal(host.sight().mounts(), point))
              .collect(Collectors.toSet());
    }

    private static boolean isLocal(MountTable mounts, String point) {
      return mounts
          .covering(point)
          .filter(mount -> mount.isKernels() || mount.isRemote())
          .isEmpty();
    }

    Seen<String> run() {
      if (!host.sight().mountsAreHosts()) {
        hide(Sight.FOREIGN_MOUNTS);
      }
      while (!waiting.isEmpty()) {
        if (Thread.currentThread().isInterrupted()) {
          hide("the search ran out of time");
          break;
        }
        if (entries > ENTRIES_MAX || found.size() > FOUND_MAX) {
          hide("the search ended after " + entries + " files");
          break;
        }
        visit(waiting.pop());
      }
      found.sort(null);
      var reason =
          String.join("; ", hidden) + (hiddenMore > 0 ? "; and " + hiddenMore + " more" : "");
      return Seen.of(String.join("\n", found), reason);
    }

    private void visit(String directory) {
      // Only at a mount can the view change from the host's to the sandbox's.
      if (mountPoints.contains(directory)) {
        var behind = host.sight().hides(directory);
        if (behind.isPresent()) {
          hide(behind.get());
          return;
        }
      }
      try (var names = Files.newDirectoryStream(host.files().at(directory))) {
        for (var entry : names) {
          entries++;
          look(
              entry,
              directory.equals("/")
                  ? "/" + entry.getFileName()
                  : directory + "/" + entry.getFileName());
        }
      } catch (NoSuchFileException _) {
        // Gone since it was listed.
      } catch (IOException | DirectoryIteratorException _) {
        hide("no permission to list " + PrintableText.of(directory));
      }
    }

    private void look(Path entry, String path) throws IOException {
      Map<String, Object> values;
      try {
        values = Files.readAttributes(entry, "unix:mode", NOFOLLOW_LINKS);
      } catch (NoSuchFileException _) {
        return;
      } catch (IOException _) {
        hide("no permission to look at " + PrintableText.of(path));
        return;
      }
      var mode = values.get("mode") instanceof Integer bits ? bits : 0;
      if ((mode & TYPE_MASK) == DIRECTORY
          && !SKIPPED.contains(path)
          && !skippedMounts.contains(path)) {
        waiting.push(path);
      } else if ((mode & TYPE_MASK) == REGULAR && (mode & SET_USER_ID) != 0) {
        found.add(PrintableText.of(path));
      }
    }

    private void hide(String reason) {
      if (hidden.size() < HIDDEN_NAMED_MAX) {
        hidden.add(reason);
      } else {
        hiddenMore++;
      }
    }
  }
}
