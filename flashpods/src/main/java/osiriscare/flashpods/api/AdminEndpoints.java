package osiriscare.flashpods.api;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Endpoint;
import osiriscare.daemon.http.Exchange;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.flashpods.job.Job;
import osiriscare.flashpods.job.JobState;
import osiriscare.flashpods.job.Jobs;
import osiriscare.flashpods.lifecycle.Lifecycle;
import osiriscare.flashpods.lifecycle.Reconciliation;
import osiriscare.flashpods.lifecycle.Scheduler;
import osiriscare.flashpods.store.Store;
import osiriscare.protocol.json.Json;

/// What an operator did by hand in the database before: drain, reconcile, force-fail, backup.
final class AdminEndpoints {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final Jobs jobs;
  private final Lifecycle lifecycle;
  private final Scheduler scheduler;
  private final Reconciliation reconciliation;
  private final Store store;
  private final Path backups;
  private final Clock clock;

  AdminEndpoints(
      Jobs jobs,
      Lifecycle lifecycle,
      Scheduler scheduler,
      Reconciliation reconciliation,
      Store store,
      Path backups,
      Clock clock) {
    this.jobs = jobs;
    this.lifecycle = lifecycle;
    this.scheduler = scheduler;
    this.reconciliation = reconciliation;
    this.store = store;
    this.backups = backups;
    this.clock = clock;
  }

  List<Endpoint> endpoints() {
    return List.of(
        verb("/admin/drain", "Takes no new jobs; those that run go on", _ -> drain(true)),
        verb("/admin/undrain", "Takes jobs again", _ -> drain(false)),
        verb("/admin/reconcile", "Compares database and containers now", _ -> reconcile()),
        verb("/admin/jobs/{id}/fail", "Ends a job as failed", this::fail),
        verb("/admin/backup", "Writes a consistent copy of the database", _ -> backup()));
  }

  private static Endpoint verb(String template, String summary, Endpoint.Handler handler) {
    return new Endpoint("POST", template, summary, Access.ADMIN, List.of(), List.of(), handler);
  }

  private Answer drain(boolean on) {
    scheduler.drain(on);
    if (!on) {
      lifecycle.startNext();
    }
    return Answer.ok(Json.object().put("draining", on));
  }

  private Answer reconcile() {
    var report = reconciliation.again();
    return Answer.ok(
        Json.object()
            .put("resumed", report.resumed())
            .put("failed", report.failed())
            .put("removed", report.removed()));
  }

  private Answer fail(Exchange exchange) {
    var job = Access.job(exchange, jobs);
    var stop = new Job.Stop(JobState.FAILED, Optional.of("forced_by_operator"));
    if (!lifecycle.stop(job.id(), stop, Access.actor())) {
      throw new ApiError(ErrorCode.JOB_ALREADY_TERMINAL);
    }
    return Answer.ok(
        JobJson.of(jobs.find(job.id()).orElseThrow(), Optional.empty(), clock.instant()));
  }

  private Answer backup() {
    var file = backups.resolve("flashpods-" + SECOND.format(clock.instant()) + ".db");
    store.backup(file);
    return Answer.ok(Json.object().put("file", file.toString()));
  }
}
