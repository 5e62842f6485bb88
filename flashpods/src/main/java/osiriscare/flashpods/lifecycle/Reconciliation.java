package osiriscare.flashpods.lifecycle;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.flashpods.container.ContainerFailure;
import osiriscare.flashpods.container.ContainerState;
import osiriscare.flashpods.container.Containers.Managed;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.job.Job;
import osiriscare.flashpods.job.JobList;
import osiriscare.flashpods.job.JobState;
import osiriscare.protocol.json.Json;

/// Brings database and engine back in step, after a start and then every minute:
///
/// | container | database | what is done |
/// |---|---|---|
/// | running, exited | starting, running | watched on, its exit code counts |
/// | none | starting | failed, `container_not_found_on_recovery` |
/// | none | running | failed, `container_lost_on_recovery` |
/// | any | no such job, or it waits, or is over | removed |
/// | engine does not answer | any | nothing; tried again |
public final class Reconciliation {
  private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);
  private static final int ACTIVE_MAX = 10_000;

  private final Parts parts;
  private final JobList list;
  private final Lifecycle lifecycle;
  private Set<ContainerId> suspects = Set.of();

  public Reconciliation(Parts parts, JobList list, Lifecycle lifecycle) {
    this.parts = parts;
    this.list = list;
    this.lifecycle = lifecycle;
  }

  /// What was done.
  public record Report(int resumed, int failed, int removed) {}

  /// After a start, before anything new runs: nobody else makes containers, so whatever has no
  /// active job goes at once.
  ///
  /// @throws ContainerFailure when the engine does not answer
  public synchronized Report afterStart() {
    var containers = new HashMap<JobId, Managed>();
    parts.containers().managed().forEach(found -> containers.put(found.job(), found));
    int failed = 0;
    for (var job : list.inStates(EnumSet.of(JobState.STARTING, JobState.RUNNING), ACTIVE_MAX)) {
      failed += failWhenLost(job, containers) ? 1 : 0;
    }
    int removed = 0;
    for (var found : parts.containers().managed()) {
      if (!isWanted(found)) {
        removed += remove(found) ? 1 : 0;
      }
    }
    int resumed = lifecycle.resume();
    lifecycle.open();
    return new Report(resumed, failed, removed);
  }

  /// While jobs run: an orphan is removed when two looks in a row found it one, since a container
  /// may be seen a moment before its job.
  ///
  /// @throws ContainerFailure when the engine does not answer
  public synchronized Report again() {
    var spared = new HashSet<>(parts.pool().waiting());
    var found = parts.containers().managed();
    spared.addAll(parts.pool().waiting());
    spared.addAll(lifecycle.kept());
    var orphans = new HashSet<ContainerId>();
    int removed = 0;
    for (var container : found) {
      if (spared.contains(container.id()) || isWanted(container)) {
        continue;
      }
      if (suspects.contains(container.id())) {
        removed += remove(container) ? 1 : 0;
      } else {
        orphans.add(container.id());
      }
    }
    suspects = orphans;
    int resumed = lifecycle.resume();
    lifecycle.startNext();
    return new Report(resumed, 0, removed);
  }

  private boolean failWhenLost(Job job, Map<JobId, Managed> containers) {
    if (job.outcome().isPresent()) {
      return false;
    }
    boolean isStarting = job.state() == JobState.STARTING;
    var container = Optional.ofNullable(containers.get(job.id()));
    boolean isThere = container.isPresent() && job.container().isPresent();
    if (isThere && !(container.get().state() instanceof ContainerState.Gone)) {
      return false;
    }
    parts
        .jobs()
        .end(
            job.id(),
            JobState.FAILED,
            Optional.empty(),
            Optional.of(
                isStarting ? "container_not_found_on_recovery" : "container_lost_on_recovery"));
    return true;
  }

  private boolean isWanted(Managed container) {
    return parts
        .jobs()
        .find(container.job())
        .filter(job -> job.state().isActive() && job.outcome().isEmpty())
        .isPresent();
  }

  private boolean remove(Managed container) {
    try {
      parts.containers().remove(container.id());
    } catch (ContainerFailure e) {
      log.atWarn().addKeyValue("job", container.job()).setCause(e).log("orphan not removed");
      return false;
    }
    if (parts.jobs().find(container.job()).isPresent()) {
      parts.events().add(container.job(), "reconcile", "orphan_removed", Json.object());
    } else {
      // A warm slot that no job took: nobody else would ever ask for its folder.
      parts.artifacts().delete(container.job());
    }
    return true;
  }
}
