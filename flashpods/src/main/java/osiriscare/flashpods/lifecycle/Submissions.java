package osiriscare.flashpods.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import osiriscare.flashpods.container.Containers;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.flashpods.id.ClientJobId;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.job.Capacity;
import osiriscare.flashpods.job.Job;
import osiriscare.flashpods.job.JobKind;
import osiriscare.flashpods.job.JobSpec;
import osiriscare.flashpods.job.Jobs;
import osiriscare.flashpods.pool.WarmPool;
import osiriscare.flashpods.pool.WarmPool.Shape;
import osiriscare.flashpods.pool.WarmPool.Slot;
import osiriscare.flashpods.store.Store;
import osiriscare.flashpods.store.Tx;
import osiriscare.flashpods.upload.Uploads;
import osiriscare.protocol.json.Json;

/// Takes new jobs. One transaction finds the caller's key, holds the upload, inserts the job and
/// admits it; the same request sent twice, even at once, makes one job.
public final class Submissions {
  private final Store store;
  private final Jobs jobs;
  private final Scheduler scheduler;
  private final Lifecycle lifecycle;
  private final Uploads uploads;
  private final WarmPool pool;
  private final Containers containers;
  private final RandomGenerator random;

  public Submissions(
      Store store,
      Jobs jobs,
      Scheduler scheduler,
      Lifecycle lifecycle,
      Uploads uploads,
      WarmPool pool,
      Containers containers,
      RandomGenerator random) {
    this.store = store;
    this.jobs = jobs;
    this.scheduler = scheduler;
    this.lifecycle = lifecycle;
    this.uploads = uploads;
    this.pool = pool;
    this.containers = containers;
    this.random = random;
  }

  /// What became of a request.
  ///
  /// @param isNew false when the caller's key names a job that is there already
  public record Submitted(Job job, boolean isNew) {}

  private record Inserted(Job job, boolean isNew, List<JobId> admitted) {}

  /// Takes a job.
  ///
  /// @param key the caller's own name for it
  /// @param actor who asks
  public Submitted submit(JobSpec spec, Optional<ClientJobId> key, String actor) {
    var slot = mayRunNow(spec, key) ? pool.take(shape(spec)) : Optional.<Slot>empty();
    Inserted inserted;
    try {
      inserted = store.write(tx -> insert(tx, spec, key, actor, slot));
    } catch (RuntimeException e) {
      slot.ifPresent(unused -> containers.remove(unused.container()));
      throw e;
    }
    if (inserted.isNew()) {
      slot.ifPresent(lifecycle::keep);
    } else {
      slot.ifPresent(unused -> containers.remove(unused.container()));
    }
    lifecycle.start(inserted.admitted());
    return new Submitted(jobs.find(inserted.job().id()).orElseThrow(), inserted.isNew());
  }

  // A slot is only worth taking for a job that will not wait; being wrong costs a slot, no more.
  private boolean mayRunNow(JobSpec spec, Optional<ClientJobId> key) {
    return spec.kind() == JobKind.WORKER
        && store.read(tx -> key.isEmpty() || known(tx, key.get()).isEmpty())
        && scheduler.hasRoomNow(Capacity.of(spec));
  }

  private static Shape shape(JobSpec spec) {
    return new Shape(spec.kind().word(), spec.image(), spec.cpus(), spec.memoryGb(), spec.egress());
  }

  private Inserted insert(
      Tx tx, JobSpec spec, Optional<ClientJobId> key, String actor, Optional<Slot> slot) {
    var hash = RequestHash.of(spec);
    var known = key.flatMap(k -> known(tx, k));
    if (known.isPresent()) {
      if (!known.get().hash().equals(hash)) {
        throw new ApiError(ErrorCode.IDEMPOTENCY_CONFLICT);
      }
      return new Inserted(jobs.find(tx, known.get().job()).orElseThrow(), false, List.of());
    }
    scheduler.check(tx, Capacity.of(spec));
    var id = slot.map(Slot::job).orElseGet(() -> JobId.issue(random));
    var detail = Json.object().put("request_hash", hash);
    key.ifPresent(k -> detail.put("client_job_id", k.value()));
    var job = jobs.insert(tx, id, spec, actor, detail);
    spec.files().ifPresent(files -> uploads.hold(tx, files, id));
    key.ifPresent(k -> remember(tx, k, id, hash));
    return new Inserted(job, true, scheduler.admitWith(tx, job));
  }

  private record Known(JobId job, String hash) {}

  private static Optional<Known> known(Tx tx, ClientJobId key) {
    return tx.sql(
            """
            SELECT job_id, request_hash FROM idempotency_keys
             WHERE client_job_id = :key AND active = 1
            """)
        .param("key", key.value())
        .query((row, _) ->
            new Known(new JobId(row.getString("job_id")), row.getString("request_hash")))
        .optional();
  }

  private static void remember(Tx tx, ClientJobId key, JobId job, String hash) {
    tx.sql(
            """
            INSERT INTO idempotency_keys (client_job_id, job_id, request_hash)
            VALUES (:key, :job, :hash)
            """)
        .param("key", key.value())
        .param("job", job.value())
        .param("hash", hash)
        .update();
  }
}
