package osiriscare.flashpods.job;

import java.util.Collection;
import java.util.List;
import osiriscare.flashpods.store.Store;

/// Questions about many jobs; every count is counted, never kept.
public final class JobList {
  private final Store store;

  public JobList(Store store) {
    this.store = store;
  }

  /// Jobs in these states in order of arrival.
  public List<Job> inStates(Collection<JobState> states, int limit) {
    return store.read(tx -> JobTable.inStates(tx, states, limit));
  }

  /// Jobs in these states, newest first, those that came before queue number `before`.
  public List<Job> page(Collection<JobState> states, long before, int limit) {
    return store.read(tx -> JobTable.page(tx, states, before, limit));
  }

  /// How many jobs are in these states.
  public int count(Collection<JobState> states) {
    return store.read(tx -> JobTable.count(tx, states));
  }

  /// Place in the queue of a job that waits; the next to start is 1.
  public int position(Job job) {
    return store.read(tx -> JobTable.ahead(tx, job.queueNumber())) + 1;
  }

  /// What the active jobs hold.
  public Capacity used() {
    return store.read(JobTable::used);
  }
}
