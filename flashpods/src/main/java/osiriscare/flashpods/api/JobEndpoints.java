package osiriscare.flashpods.api;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Endpoint;
import osiriscare.daemon.http.Exchange;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.job.Job;
import osiriscare.flashpods.job.JobEvents;
import osiriscare.flashpods.job.JobList;
import osiriscare.flashpods.job.JobState;
import osiriscare.flashpods.job.Jobs;
import osiriscare.flashpods.lifecycle.Lifecycle;
import osiriscare.flashpods.lifecycle.Submissions;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// `/jobs` and what belongs to one job but its log and artifacts.
final class JobEndpoints {
  private static final int EVENTS_MAX = 1000;

  private final Jobs jobs;
  private final JobList list;
  private final JobEvents events;
  private final Submissions submissions;
  private final Lifecycle lifecycle;
  private final JobRequest.Defaults defaults;
  private final Clock clock;

  JobEndpoints(
      Jobs jobs,
      JobList list,
      JobEvents events,
      Submissions submissions,
      Lifecycle lifecycle,
      JobRequest.Defaults defaults,
      Clock clock) {
    this.jobs = jobs;
    this.list = list;
    this.events = events;
    this.submissions = submissions;
    this.lifecycle = lifecycle;
    this.defaults = defaults;
    this.clock = clock;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(
            "POST",
            "/jobs",
            "Submits a job; the same client_job_id never makes two",
            Access.SUBMIT,
            List.of(
                "client_job_id:string",
                "type:string!",
                "command:string",
                "task:string",
                "context:string",
                "git_branch:string",
                "files_id:string",
                "image:string",
                "cpus:integer",
                "memory_gb:integer",
                "timeout_minutes:integer",
                "network:string"),
            List.of("job_id:string!", "status:string!", "created:boolean!", "message:string"),
            this::submit),
        new Endpoint(
            "GET",
            "/jobs",
            "Lists jobs, newest first",
            Access.READ,
            List.of(),
            List.of("jobs:array!", "total:integer!", "next:integer"),
            this::page),
        new Endpoint(
            "GET",
            "/jobs/{id}",
            "Shows one job",
            Access.READ,
            List.of(),
            List.of(
                "id:string!",
                "type:string!",
                "status:string!",
                "image:string!",
                "cpus:integer!",
                "memory_gb:integer!",
                "timeout_minutes:integer!",
                "created_at:string!",
                "queue_position:integer",
                "started_at:string",
                "elapsed_seconds:integer",
                "exit_code:integer",
                "completed_at:string",
                "duration_seconds:integer",
                "error:string"),
            this::show),
        new Endpoint(
            "DELETE",
            "/jobs/{id}",
            "Ends a job",
            Access.SUBMIT,
            List.of(),
            List.of("job_id:string!", "status:string!", "message:string!"),
            this::cancel),
        new Endpoint(
            "GET",
            "/jobs/{id}/events",
            "Who did what to the job, and when",
            Access.READ,
            List.of(),
            List.of("events:array!"),
            this::events));
  }

  private Answer submit(Exchange exchange) {
    var request = JobRequest.read(exchange.body(), defaults);
    var submitted = submissions.submit(request.spec(), request.key(), Access.actor());
    var json = Json.object();
    json.put("job_id", submitted.job().id().value());
    json.put("status", submitted.job().state().word());
    json.put("created", submitted.isNew());
    position(submitted.job()).ifPresent(place -> json.put("queue_position", place));
    if (!submitted.isNew()) {
      json.put("message", "A job with this client_job_id exists already");
    }
    return Answer.json(submitted.isNew() ? 201 : 200, json);
  }

  private Answer page(Exchange exchange) {
    var states = states(exchange.query("status").orElse("all"));
    int limit = exchange.queryInteger("limit", 20, 1, 100);
    long before = exchange.queryInteger("before", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
    var page = list.page(states, before, limit);
    var json = Json.object();
    var rows = json.putArray("jobs");
    page.forEach(job -> rows.add(JobJson.row(job)));
    json.put("total", list.count(states));
    if (page.size() == limit) {
      json.put("next", page.getLast().queueNumber());
    }
    return Answer.ok(json);
  }

  // The documented filter `running` means one state; `all` and `failed` are as users mean them.
  private static EnumSet<JobState> states(String word) {
    if (word.equals("all")) {
      return EnumSet.allOf(JobState.class);
    }
    return Arrays.stream(JobState.values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .map(EnumSet::of)
        .orElseThrow(() -> new InvalidRequest("status", "must be all or a state of a job"));
  }

  private Answer show(Exchange exchange) {
    var job = job(exchange);
    return Answer.ok(JobJson.of(job, position(job), clock.instant()));
  }

  private Optional<Integer> position(Job job) {
    return job.state() == JobState.PENDING ? Optional.of(list.position(job)) : Optional.empty();
  }

  private Answer cancel(Exchange exchange) {
    var job = job(exchange);
    if (job.state().isOver() || job.isCollecting()) {
      throw new ApiError(ErrorCode.JOB_ALREADY_TERMINAL);
    }
    var stop = new Job.Stop(JobState.CANCELLED, Optional.empty());
    if (!lifecycle.stop(job.id(), stop, Access.actor()) && isDecided(job.id())) {
      throw new ApiError(ErrorCode.JOB_ALREADY_TERMINAL);
    }
    return Answer.ok(
        Json.object()
            .put("job_id", job.id().value())
            .put("status", JobState.CANCELLED.word())
            .put("message", "Job termination initiated"));
  }

  // A second DELETE of a job that is being cancelled is no error.
  private boolean isDecided(JobId id) {
    var job = jobs.find(id).orElseThrow();
    return job.stop().filter(stop -> stop.outcome() == JobState.CANCELLED).isEmpty()
        || job.state().isOver();
  }

  private Answer events(Exchange exchange) {
    var job = job(exchange);
    int after = exchange.queryInteger("after", 0, 0, Integer.MAX_VALUE);
    var json = Json.object();
    var rows = json.putArray("events");
    events.of(job.id(), after, EVENTS_MAX).forEach(event -> rows.add(JobJson.event(event)));
    return Answer.ok(json);
  }

  private Job job(Exchange exchange) {
    return Access.job(exchange, jobs);
  }
}
