package osiriscare.flashpods.lifecycle;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.flashpods.artifact.CollectFailure;
import osiriscare.flashpods.container.ContainerFailure;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.job.Job;
import osiriscare.protocol.json.Json;

/// The last steps of a job: artifacts are collected, its container goes, then it counts as ended.
/// Each step may be repeated, so a crash in between costs nothing.
final class Gathering {
  private static final Logger log = LoggerFactory.getLogger(Gathering.class);

  private final Parts parts;

  Gathering(Parts parts) {
    this.parts = parts;
  }

  void gather(JobId id, Optional<ContainerId> slot) {
    var job = parts.jobs().find(id).orElseThrow();
    if (job.startedAt().isPresent() && !job.state().isOver()) {
      collect(job);
    }
    job.container()
        .ifPresent(container -> {
          tellContacts(id, container);
          remove(id, container);
        });
    slot.filter(container -> !job.container().equals(Optional.of(container)))
        .ifPresent(container -> remove(id, container));
    parts.handover().delete(id);
    parts.uploads().release(id);
    parts.jobs().finish(id);
  }

  private void collect(Job job) {
    try {
      for (var warning : parts.artifacts().collect(job.id())) {
        parts
            .events()
            .add(job.id(), "lifecycle", "artifact_skipped", Json.object().put("warning", warning));
      }
    } catch (CollectFailure e) {
      log.atWarn().addKeyValue("job", job.id()).setCause(e).log("artifacts not collected");
      parts.jobs().collectFailed(job.id(), e.error());
    }
  }

  private void tellContacts(JobId job, ContainerId container) {
    try {
      parts
          .containers()
          .verdicts(container)
          .ifPresent(verdicts -> parts.events().add(job, "host", "egress", verdicts.toJson()));
    } catch (ContainerFailure e) {
      log.atWarn().addKeyValue("job", job).setCause(e).log("network contacts not counted");
    }
  }

  // What cannot be removed now is an orphan to the next sweep.
  private void remove(JobId job, ContainerId container) {
    try {
      parts.containers().remove(container);
    } catch (ContainerFailure e) {
      log.atWarn().addKeyValue("job", job).setCause(e).log("container left to the sweep");
    }
  }
}
