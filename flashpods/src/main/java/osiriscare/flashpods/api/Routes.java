package osiriscare.flashpods.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Endpoint;
import osiriscare.daemon.http.OpenApi;
import osiriscare.flashpods.artifact.Artifacts;
import osiriscare.flashpods.container.Containers;
import osiriscare.flashpods.egress.EgressPolicy;
import osiriscare.flashpods.image.Images;
import osiriscare.flashpods.job.JobEvents;
import osiriscare.flashpods.job.JobList;
import osiriscare.flashpods.job.Jobs;
import osiriscare.flashpods.lifecycle.Disks;
import osiriscare.flashpods.lifecycle.Lifecycle;
import osiriscare.flashpods.lifecycle.Reconciliation;
import osiriscare.flashpods.lifecycle.Scheduler;
import osiriscare.flashpods.lifecycle.Submissions;
import osiriscare.flashpods.log.JobLog;
import osiriscare.flashpods.page.PageEndpoints;
import osiriscare.flashpods.store.Store;

/// The whole route table, guarded.
///
/// @param more routes of other features, such as uploads and the web page
public record Routes(
    Store store,
    Jobs jobs,
    JobList list,
    JobEvents events,
    Submissions submissions,
    Lifecycle lifecycle,
    Scheduler scheduler,
    Reconciliation reconciliation,
    Containers containers,
    Images images,
    JobLog logs,
    Artifacts artifacts,
    Disks disks,
    PrometheusMeterRegistry metrics,
    Settings settings,
    List<Endpoint> more,
    Clock clock) {

  /// What the routes need of the settings.
  public record Settings(
      String workerImage,
      String agentImage,
      EgressPolicy network,
      Duration artifactsKept,
      Path backups,
      int requestsPerSecond) {}

  public Routes {
    more = List.copyOf(more);
  }

  /// The filter of the door, which knows the tokens.
  public Gate gate(Tokens tokens) {
    return new Gate(tokens, new RateLimiter(settings.requestsPerSecond(), clock));
  }

  /// All routes, each closed to those who may not.
  public List<Endpoint> endpoints(Gate gate) {
    return table().stream().map(gate::guarded).toList();
  }

  private List<Endpoint> table() {
    var defaults =
        new JobRequest.Defaults(
            images,
            settings.workerImage(),
            settings.agentImage(),
            settings.network(),
            containers::enforces);
    var table = new ArrayList<Endpoint>();
    table.addAll(
        new JobEndpoints(jobs, list, events, submissions, lifecycle, defaults, clock).endpoints());
    table.addAll(new ResultEndpoints(jobs, logs, artifacts, settings.artifactsKept()).endpoints());
    table.addAll(new HostEndpoints(metrics, list, scheduler, containers, disks, clock).endpoints());
    table.addAll(
        new AdminEndpoints(
                jobs, lifecycle, scheduler, reconciliation, store, settings.backups(), clock)
            .endpoints());
    table.addAll(more);
    table.addAll(PageEndpoints.endpoints());
    table.add(
        new Endpoint(
            "GET",
            "/openapi.json",
            "This document",
            "",
            List.of(),
            List.of(),
            _ -> Answer.ok(OpenApi.of("Flashpods", table))));
    return table;
  }
}
