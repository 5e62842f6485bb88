package osiriscare.flashpods.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Endpoint;
import osiriscare.flashpods.container.ContainerFailure;
import osiriscare.flashpods.container.Containers;
import osiriscare.flashpods.job.JobList;
import osiriscare.flashpods.job.JobState;
import osiriscare.flashpods.lifecycle.Disks;
import osiriscare.flashpods.lifecycle.Scheduler;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.json.Json;

/// How the host is: alive for anyone, the rest for those with a token.
final class HostEndpoints {
  private final PrometheusMeterRegistry metrics;
  private final JobList list;
  private final Scheduler scheduler;
  private final Containers containers;
  private final Disks disks;
  private final Clock clock;
  private final Instant start;

  HostEndpoints(
      PrometheusMeterRegistry metrics,
      JobList list,
      Scheduler scheduler,
      Containers containers,
      Disks disks,
      Clock clock) {
    this.metrics = metrics;
    this.list = list;
    this.scheduler = scheduler;
    this.containers = containers;
    this.disks = disks;
    this.clock = clock;
    this.start = clock.instant();
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(
            "GET",
            "/health",
            "Whether the API lives",
            "",
            List.of(),
            List.of("status:string!", "version:string!", "uptime_seconds:integer!"),
            _ -> health()),
        new Endpoint(
            "GET",
            "/ready",
            "Whether a job would start, and what there is room for",
            Access.READ,
            List.of(),
            List.of(
                "status:string!",
                "engine:string!",
                "draining:boolean!",
                "host_capacity:object!",
                "job_capacity:object!",
                "available:object!",
                "queue:string!",
                "waiting:integer!",
                "running_jobs:integer!"),
            _ -> ready()),
        new Endpoint(
            "GET",
            "/metrics",
            "Metrics for Prometheus",
            Access.READ,
            List.of(),
            List.of(),
            _ -> Answer.text("text/plain; version=0.0.4; charset=utf-8", metrics.scrape())));
  }

  private Answer health() {
    return Answer.ok(
        Json.object()
            .put("status", "healthy")
            .put("version", BuildInfo.current().version())
            .put("uptime_seconds", Duration.between(start, clock.instant()).toSeconds()));
  }

  private Answer ready() {
    var rules = scheduler.rules();
    var json = Json.object();
    boolean isReady = !scheduler.isDraining() && !scheduler.isDiskFull();
    try {
      json.put("engine", containers.version());
    } catch (ContainerFailure _) {
      json.put("engine", "unavailable");
      isReady = false;
    }
    json.put("status", isReady ? "ready" : "not_ready");
    json.put("draining", scheduler.isDraining());
    json.set("host_capacity", rules.host().toJson());
    json.set("job_capacity", rules.jobs().toJson());
    json.set("available", rules.jobs().minus(list.used()).toJson());
    json.put("queue", rules.hasQueue() ? "on" : "off");
    json.put("waiting", list.count(EnumSet.of(JobState.PENDING)));
    json.put("running_jobs", list.count(EnumSet.of(JobState.STARTING, JobState.RUNNING)));
    var used = json.putObject("disk_used_ratio");
    disks.used().forEach(used::put);
    return Answer.json(isReady ? 200 : 503, json);
  }
}
