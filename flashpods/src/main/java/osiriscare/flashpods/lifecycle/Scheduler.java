package osiriscare.flashpods.lifecycle;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.job.Capacity;
import osiriscare.flashpods.job.Job;
import osiriscare.flashpods.job.JobList;
import osiriscare.flashpods.job.JobState;
import osiriscare.flashpods.job.Jobs;
import osiriscare.flashpods.store.Store;
import osiriscare.flashpods.store.Tx;
import osiriscare.protocol.json.Json;

/// Decides which jobs start: within the transaction that counts what is in use, so that two never
/// take the same core.
public final class Scheduler {
  private static final String DRAIN = "drain";

  private final Store store;
  private final Jobs jobs;
  private final JobList list;
  private final HostRules rules;
  private final Disks disks;
  private volatile boolean isOpen;

  public Scheduler(Store store, Jobs jobs, JobList list, HostRules rules, Disks disks) {
    this.store = store;
    this.jobs = jobs;
    this.list = list;
    this.rules = rules;
    this.disks = disks;
  }

  /// Begins to start jobs; until then it is not known what still runs from before.
  void open() {
    isOpen = true;
  }

  /// What this host allows.
  public HostRules rules() {
    return rules;
  }

  /// Whether the host takes no new jobs; survives a restart.
  public boolean isDraining() {
    return store.read(Scheduler::isDraining);
  }

  private static boolean isDraining(Tx tx) {
    return tx.sql("SELECT value FROM host_setting WHERE name = :name")
        .param("name", DRAIN)
        .query((row, _) -> row.getString("value"))
        .optional()
        .equals(Optional.of("on"));
  }

  /// Stops or resumes taking jobs.
  public void drain(boolean on) {
    store.run(tx ->
        tx.sql(
                """
                INSERT INTO host_setting (name, value) VALUES (:name, :value)
                ON CONFLICT (name) DO UPDATE SET value = :value
                """)
            .param("name", DRAIN)
            .param("value", on ? "on" : "off")
            .update());
  }

  /// Whether such a job would start at once.
  boolean hasRoomNow(Capacity asked) {
    return rules.jobs().minus(list.used()).holds(asked)
        && list.count(EnumSet.of(JobState.PENDING)) == 0;
  }

  /// Refuses a job before anything is written, when it cannot or may not wait.
  ///
  /// @throws ApiError `draining`, `insufficient_storage`, `insufficient_resources`, `queue_full`
  void check(Tx tx, Capacity asked) {
    if (!isOpen) {
      throw new ApiError(
          ErrorCode.SERVICE_UNAVAILABLE, "The container engine has not answered since the start");
    }
    if (isDraining(tx)) {
      throw new ApiError(ErrorCode.DRAINING);
    }
    if (isDiskFull()) {
      throw new ApiError(ErrorCode.INSUFFICIENT_STORAGE, "The host's disk is too full for a job");
    }
    if (!rules.jobs().holds(asked)) {
      throw insufficient(asked, "The job is larger than all that this host has for jobs");
    }
    if (list.count(EnumSet.of(JobState.PENDING)) >= rules.queueMax()) {
      throw new ApiError(ErrorCode.QUEUE_FULL);
    }
  }

  /// Starts whoever is next, within the transaction that inserted `job`.
  ///
  /// @throws ApiError `insufficient_resources` when the job would wait and this host has no queue
  List<JobId> admitWith(Tx tx, Job job) {
    var admitted = jobs.admit(tx, rules.jobs());
    if (!rules.hasQueue() && !admitted.contains(job.id())) {
      throw insufficient(
          Capacity.of(job.spec()), "The host has no room for this job now; try again later");
    }
    return admitted;
  }

  /// Starts whoever is next.
  List<JobId> admit() {
    if (!isOpen || isDiskFull()) {
      return List.of();
    }
    return store.write(tx -> isDraining(tx) ? List.of() : jobs.admit(tx, rules.jobs()));
  }

  /// Whether nothing new starts because a disk is too full.
  public boolean isDiskFull() {
    return disks.fullestPercent() >= rules.diskPercentMax();
  }

  private ApiError insufficient(Capacity asked, String sentence) {
    var used = list.used();
    var details = Json.object();
    details.set("requested", asked.toJson());
    details.set("available", rules.jobs().minus(used).toJson());
    details.set("host_capacity", rules.host().toJson());
    details.put("running_jobs", list.count(EnumSet.of(JobState.STARTING, JobState.RUNNING)));
    return new ApiError(ErrorCode.INSUFFICIENT_RESOURCES, sentence, details);
  }
}
