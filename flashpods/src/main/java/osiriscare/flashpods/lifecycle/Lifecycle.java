package osiriscare.flashpods.lifecycle;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.job.Job;
import osiriscare.flashpods.job.JobList;
import osiriscare.flashpods.job.JobState;
import osiriscare.flashpods.pool.WarmPool.Slot;

/// The jobs that are under way: one virtual thread each. A thread that dies is made again by the
/// next reconciliation; nothing it knew is lost with it.
public final class Lifecycle implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Lifecycle.class);
  private static final int ACTIVE_MAX = 10_000;

  private final Parts parts;
  private final JobList list;
  private final Scheduler scheduler;
  private final Map<JobId, JobRun> runs = new ConcurrentHashMap<>();
  private final Map<JobId, Thread> threads = new ConcurrentHashMap<>();
  private final Map<JobId, Slot> slots = new ConcurrentHashMap<>();
  private volatile boolean isClosed;

  public Lifecycle(Parts parts, JobList list, Scheduler scheduler) {
    this.parts = parts;
    this.list = list;
    this.scheduler = scheduler;
  }

  /// Keeps a warm slot for the job that has its id.
  void keep(Slot slot) {
    slots.put(slot.job(), slot);
  }

  /// Runs jobs that were admitted.
  void start(Collection<JobId> admitted) {
    admitted.forEach(this::start);
  }

  private void start(JobId id) {
    if (isClosed) {
      return;
    }
    var run = new JobRun(parts, id, Optional.ofNullable(slots.remove(id)));
    if (runs.putIfAbsent(id, run) == null) {
      threads.put(id, Thread.ofVirtual().name("job-" + id).start(() -> run(id, run)));
    }
  }

  private void run(JobId id, JobRun run) {
    try {
      run.run();
    } catch (InterruptedException _) {
      return;
    } catch (RuntimeException e) {
      if (!isClosed) {
        log.atError().addKeyValue("job", id).setCause(e).log("a job's run broke off");
      }
    } finally {
      runs.remove(id, run);
      threads.remove(id, Thread.currentThread());
    }
    startNext();
  }

  /// Begins to start jobs, once it is known what still runs from before.
  void open() {
    scheduler.open();
    startNext();
  }

  /// Starts whoever is next.
  public void startNext() {
    if (!isClosed) {
      start(scheduler.admit());
    }
  }

  /// Ends a job from outside.
  ///
  /// @return whether it was this call that decided its end
  public boolean stop(JobId id, Job.Stop stop, String actor) {
    if (!parts.jobs().requestStop(id, stop, actor)) {
      return false;
    }
    var run = runs.get(id);
    if (run != null) {
      run.look();
    }
    if (parts.jobs().find(id).orElseThrow().state().isOver()) {
      new Gathering(parts).gather(id, Optional.ofNullable(slots.remove(id)).map(Slot::container));
      startNext();
    }
    return true;
  }

  /// Ends what has been starting for too long.
  public void endStuck() {
    var since = parts.clock().instant().minus(scheduler.rules().startLimit());
    for (var job : list.inStates(EnumSet.of(JobState.STARTING), ACTIVE_MAX)) {
      if (job.outcome().isEmpty() && job.admittedAt().orElseThrow().isBefore(since)) {
        stop(
            job.id(), new Job.Stop(JobState.FAILED, Optional.of("stuck_in_starting")), "lifecycle");
      }
    }
  }

  /// Makes sure that every job that is under way by the database is so here.
  ///
  /// @return how many had to be taken up again
  int resume() {
    int resumed = 0;
    for (var job : list.inStates(EnumSet.of(JobState.STARTING, JobState.RUNNING), ACTIVE_MAX)) {
      if (!runs.containsKey(job.id())) {
        start(job.id());
        resumed++;
      }
    }
    return resumed;
  }

  /// Containers that belong to slots kept for jobs.
  Set<ContainerId> kept() {
    return slots.values().stream().map(Slot::container).collect(Collectors.toSet());
  }

  /// Leaves the containers running; the next start takes them up again.
  @Override
  public void close() {
    isClosed = true;
    List.copyOf(threads.values()).forEach(Thread::interrupt);
  }
}
