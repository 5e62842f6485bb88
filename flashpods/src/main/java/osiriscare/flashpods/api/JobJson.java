package osiriscare.flashpods.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import osiriscare.flashpods.job.Job;
import osiriscare.flashpods.job.JobEvent;
import osiriscare.flashpods.job.JobState;
import osiriscare.flashpods.job.Network;
import osiriscare.flashpods.store.Times;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Jobs as answers show them; what is not known is left out, never null.
final class JobJson {
  private JobJson() {}

  static ObjectNode of(Job job, Optional<Integer> queuePosition, Instant now) {
    var json = Json.object();
    var spec = job.spec();
    json.put("id", job.id().value());
    json.put("type", spec.kind().word());
    json.put("status", job.state().word());
    spec.command().ifPresent(command -> json.put("command", command));
    spec.task().ifPresent(task -> json.put("task", task));
    spec.gitBranch().ifPresent(branch -> json.put("git_branch", branch));
    spec.files().ifPresent(files -> json.put("files_id", files.value()));
    json.put("image", spec.image().value());
    job.imageDigest().ifPresent(digest -> json.put("image_digest", digest));
    json.put("cpus", spec.cpus());
    json.put("memory_gb", spec.memoryGb());
    json.put("timeout_minutes", spec.timeoutMinutes());
    json.set("network", Network.json(spec.egress()));
    json.put("created_at", Times.text(job.createdAt()));
    queuePosition.ifPresent(position -> json.put("queue_position", position));
    if (job.isCollecting()) {
      json.put("collecting", true);
    }
    if (job.stop().isPresent() && job.state().isActive()) {
      json.put("stopping", job.stop().get().outcome().word());
    }
    started(json, job, now);
    ended(json, job);
    return json;
  }

  private static void started(ObjectNode json, Job job, Instant now) {
    if (job.startedAt().isEmpty()) {
      return;
    }
    var start = job.startedAt().get();
    json.put("started_at", Times.text(start));
    json.put("elapsed_seconds", Duration.between(start, job.completedAt().orElse(now)).toSeconds());
    job.deadline().ifPresent(deadline -> json.put("deadline_at", Times.text(deadline)));
    json.put("warm_start", job.isWarm());
  }

  private static void ended(ObjectNode json, Job job) {
    if (!job.state().isOver() || job.completedAt().isEmpty()) {
      return;
    }
    var end = job.completedAt().get();
    job.exitCode().ifPresent(code -> json.put("exit_code", code));
    json.put("completed_at", Times.text(end));
    long seconds = Duration.between(job.startedAt().orElse(end), end).toSeconds();
    json.put("duration_seconds", seconds);
    job.error().ifPresent(error -> json.put("error", error));
    if (job.state() == JobState.TIMED_OUT) {
      json.put("actual_runtime_seconds", seconds);
    }
  }

  /// A line of the list.
  static ObjectNode row(Job job) {
    var json = Json.object();
    json.put("id", job.id().value());
    json.put("type", job.spec().kind().word());
    json.put("status", job.state().word());
    job.spec().command().ifPresent(command -> json.put("command", command));
    job.spec().task().ifPresent(task -> json.put("task", task));
    json.put("image", job.spec().image().value());
    json.put("cpus", job.spec().cpus());
    json.put("memory_gb", job.spec().memoryGb());
    json.put("created_at", Times.text(job.createdAt()));
    job.startedAt().ifPresent(time -> json.put("started_at", Times.text(time)));
    if (job.state().isOver()) {
      job.exitCode().ifPresent(code -> json.put("exit_code", code));
      job.completedAt().ifPresent(time -> json.put("completed_at", Times.text(time)));
      job.error().ifPresent(error -> json.put("error", error));
    }
    return json;
  }

  static ObjectNode event(JobEvent event) {
    var json = Json.object();
    json.put("number", event.number());
    json.put("at", Times.text(event.at()));
    json.put("actor", event.actor());
    json.put("event", event.event());
    json.set("detail", event.detail());
    return json;
  }
}
