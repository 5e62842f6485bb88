package osiriscare.flashpods.api;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Endpoint;
import osiriscare.daemon.http.Exchange;
import osiriscare.flashpods.artifact.Artifacts;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.flashpods.job.Job;
import osiriscare.flashpods.job.JobState;
import osiriscare.flashpods.job.Jobs;
import osiriscare.flashpods.log.JobLog;
import osiriscare.flashpods.store.Times;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// What a job leaves: its output and its artifacts, each with the documented answer per state.
final class ResultEndpoints {
  private static final int TAIL_MAX = 10_000;

  private final Jobs jobs;
  private final JobLog logs;
  private final Artifacts artifacts;
  private final Duration artifactsKept;

  ResultEndpoints(Jobs jobs, JobLog logs, Artifacts artifacts, Duration artifactsKept) {
    this.jobs = jobs;
    this.logs = logs;
    this.artifacts = artifacts;
    this.artifactsKept = artifactsKept;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(
            "GET",
            "/jobs/{id}/output",
            "The last lines of the log; with offset or follow, its text as a stream",
            Access.READ,
            List.of(),
            List.of(
                "output:string!",
                "lines:integer!",
                "truncated:boolean!",
                "total_bytes:integer!",
                "produced_bytes:integer!"),
            this::output),
        new Endpoint(
            "GET",
            "/jobs/{id}/artifacts",
            "Lists what the job left in /artifacts",
            Access.READ,
            List.of(),
            List.of(
                "artifacts:array!",
                "total_size_bytes:integer!",
                "expires_at:string",
                "copy_in_progress:boolean!"),
            this::list),
        new Endpoint(
            "GET",
            "/jobs/{id}/artifacts/{+name}",
            "Downloads one artifact, whole or a range",
            Access.READ,
            List.of(),
            List.of(),
            this::download));
  }

  private Answer output(Exchange exchange) {
    var job = Access.job(exchange, jobs);
    if (job.logsDeletedAt().isPresent() || job.state() == JobState.CLEANED) {
      throw new ApiError(ErrorCode.LOGS_DELETED);
    }
    if (job.state() == JobState.PENDING) {
      throw new ApiError(ErrorCode.LOGS_NOT_AVAILABLE);
    }
    boolean follow = exchange.query("follow").equals(Optional.of("true"));
    if (follow || exchange.query("offset").isPresent()) {
      return stream(job, offset(exchange), follow && !job.state().isOver());
    }
    int tail = exchange.queryInteger("tail", 100, 1, TAIL_MAX);
    var found = logs.tail(job.id(), tail);
    var json = Json.object();
    json.put("output", found.map(JobLog.Tail::output).orElse(""));
    json.put("lines", found.map(JobLog.Tail::lines).orElse(0));
    json.put("truncated", found.map(JobLog.Tail::isTruncated).orElse(false));
    json.put("total_bytes", found.map(JobLog.Tail::totalBytes).orElse(0L));
    json.put("produced_bytes", found.map(JobLog.Tail::producedBytes).orElse(0L));
    return Answer.ok(json);
  }

  private static long offset(Exchange exchange) {
    try {
      long offset = Long.parseLong(exchange.query("offset").orElse("0"));
      if (offset >= 0) {
        return offset;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new InvalidRequest("offset", "must be a whole number from 0");
  }

  private Answer stream(Job job, long offset, boolean follow) {
    return Answer.stream(
        200, "text/plain; charset=utf-8", out -> logs.copy(job.id(), offset, follow, out));
  }

  private Answer list(Exchange exchange) {
    var job = Access.job(exchange, jobs);
    requireAvailable(job);
    var json = Json.object();
    var rows = json.putArray("artifacts");
    long total = 0;
    for (var artifact : artifacts.list(job.id())) {
      rows.addObject()
          .put("name", artifact.name())
          .put("size_bytes", artifact.sizeBytes())
          .put("created_at", Times.text(artifact.createdAt()));
      total += artifact.sizeBytes();
    }
    json.put("total_size_bytes", total);
    job.completedAt().ifPresent(end -> json.put("expires_at", Times.text(end.plus(artifactsKept))));
    json.put("copy_in_progress", job.isCollecting());
    return Answer.ok(json);
  }

  private static void requireAvailable(Job job) {
    if (job.artifactsDeletedAt().isPresent() || job.state() == JobState.CLEANED) {
      throw new ApiError(ErrorCode.ARTIFACTS_DELETED);
    }
    if (!job.state().isOver() && !job.isCollecting()) {
      throw new ApiError(ErrorCode.ARTIFACTS_NOT_AVAILABLE);
    }
  }

  private Answer download(Exchange exchange) {
    var job = Access.job(exchange, jobs);
    requireAvailable(job);
    if (job.isCollecting()) {
      throw new ApiError(ErrorCode.COPY_IN_PROGRESS);
    }
    var artifact =
        artifacts
            .find(job.id(), exchange.path("name"))
            .orElseThrow(() -> new ApiError(ErrorCode.ARTIFACT_NOT_FOUND));
    var file = artifacts.file(job.id(), artifact);
    var range = ByteRange.of(exchange.header("Range"), artifact.sizeBytes());
    return file(file, range, artifact.sizeBytes())
        .withHeader(
            "Content-Disposition", "attachment; filename*=UTF-8''" + encoded(artifact.name()))
        .withHeader("Accept-Ranges", "bytes");
  }

  private static Answer file(Path file, Optional<ByteRange> range, long size) {
    var part = range.orElse(new ByteRange(0, size));
    var answer =
        Answer.stream(
                range.isPresent() ? 206 : 200,
                "application/octet-stream",
                out -> send(file, part, out))
            .withHeader("Content-Length", Long.toString(part.length()));
    return range.isPresent() ? answer.withHeader("Content-Range", part.header(size)) : answer;
  }

  private static void send(Path file, ByteRange part, OutputStream out) throws IOException {
    try (var channel = FileChannel.open(file)) {
      var target = Channels.newChannel(out);
      long position = part.start();
      long end = part.start() + part.length();
      while (position < end) {
        long sent = channel.transferTo(position, end - position, target);
        if (sent <= 0) {
          throw new IOException("the artifact became shorter while it was sent");
        }
        position += sent;
      }
    }
  }

  // Only the file's own name: a browser saves no folders.
  private static String encoded(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
