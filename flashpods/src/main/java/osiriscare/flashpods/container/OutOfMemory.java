package osiriscare.flashpods.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import osiriscare.flashpods.id.ContainerId;

/// Asks the kernel whether it ended something in a container for its memory limit. Podman says so
/// itself, but not on cgroup v1, where its monitor misses the event and the group goes a moment
/// after the container's end; so there it is looked at all the time and what was seen is kept.
final class OutOfMemory {
  private static final String KILLS = "oom_kill ";

  private final Path groups;
  private final Set<ContainerId> seen = ConcurrentHashMap.newKeySet();

  /// @param groups where Podman's memory control groups of cgroup v1 lie
  OutOfMemory(Path groups) {
    this.groups = groups;
  }

  /// Takes a look; cheap enough for every few milliseconds.
  void look(ContainerId container) {
    var control = groups.resolve("libpod-" + container).resolve("memory.oom_control");
    try {
      if (Files.readAllLines(control).stream()
          .anyMatch(line -> line.startsWith(KILLS) && !line.equals(KILLS + "0"))) {
        seen.add(container);
      }
    } catch (IOException _) {
      // cgroup v2, or the group is gone: Podman's word or what was seen stands.
      return;
    }
  }

  boolean happenedTo(ContainerId container) {
    look(container);
    return seen.contains(container);
  }

  void forget(ContainerId container) {
    seen.remove(container);
  }
}
