package osiriscare.flashpods.container;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import osiriscare.flashpods.container.ContainerState.Excess;
import osiriscare.flashpods.id.ContainerId;

/// Tells which limit ended a container, and looks at running ones for the limits that the kernel
/// does not hold by itself.
final class Limits {
  private final OutOfMemory outOfMemory;
  private final Workspaces workspaces;
  private final Set<ContainerId> overDisk = ConcurrentHashMap.newKeySet();

  Limits(OutOfMemory outOfMemory, Workspaces workspaces) {
    this.outOfMemory = outOfMemory;
    this.workspaces = workspaces;
  }

  /// Cheap enough for every few milliseconds.
  void lookAtMemory(ContainerId container) {
    outOfMemory.look(container);
  }

  /// Walks through all that the job wrote.
  ///
  /// @return whether it is too much
  boolean isOverDisk(ContainerId container, Described described) {
    if (workspaces.isOver(described.job(), described.artifacts())) {
      overDisk.add(container);
    }
    return overDisk.contains(container);
  }

  /// Why a container ended. The kernel may have ended a child only; a job that coped with that has
  /// broken no limit.
  Excess of(ContainerId container, Described ended) {
    if (ended.exitCode() == 0) {
      return Excess.NONE;
    }
    if (overDisk.contains(container)) {
      return Excess.DISK;
    }
    return ended.isOutOfMemory() || outOfMemory.happenedTo(container) ? Excess.MEMORY : Excess.NONE;
  }

  void forget(ContainerId container) {
    outOfMemory.forget(container);
    overDisk.remove(container);
  }
}
