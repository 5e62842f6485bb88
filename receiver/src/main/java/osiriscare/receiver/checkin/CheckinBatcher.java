package osiriscare.receiver.checkin;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import osiriscare.database.DatabaseUnavailable;
import osiriscare.protocol.checkin.CheckinRequest;
import osiriscare.protocol.checkin.CheckinResponse;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Gathers the check-ins that arrive while the last ones are being written and writes them
/// together. Under no load a check-in goes alone and at once; under load the cost of a transaction
/// is shared. A batch that fails is tried again item by item, so that nobody fails for another's
/// sake.
public final class CheckinBatcher implements AutoCloseable {
  /// Most check-ins in one statement.
  static final int BATCH_MAX = 500;

  private static final int QUEUE_MAX = 20_000;
  private static final int WRITERS = 2;
  private static final long WAIT_MAX_SECONDS = 30;
  private static final Logger log = LoggerFactory.getLogger(CheckinBatcher.class);

  private final CheckinStore store;
  private final Clock clock;
  private final DistributionSummary batchSize;
  private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
  private final List<Thread> writers = new ArrayList<>();

  private record Pending(CheckinRequest request, CompletableFuture<CheckinResponse> response) {}

  public CheckinBatcher(CheckinStore store, Clock clock, MeterRegistry metrics) {
    this.store = store;
    this.clock = clock;
    this.batchSize = metrics.summary("osiris_checkin_batch_size");
    metrics.gaugeCollectionSize("osiris_checkins_waiting", Tags.empty(), queue);
    for (int i = 0; i < WRITERS; i++) {
      writers.add(
          Thread.ofPlatform().name("checkin-writer-" + i).daemon().start(this::writeForEver));
    }
  }

  /// Records one check-in and returns what waits for the appliance; durable when it returns.
  ///
  /// @throws ProblemException 503 when more wait than can be held, or the database does not answer
  ///   in time
  public CheckinResponse checkin(CheckinRequest request) throws InterruptedException {
    var pending = new Pending(request, new CompletableFuture<>());
    if (!queue.offer(pending)) {
      throw new ProblemException(ProblemCode.UNAVAILABLE, "Too many check-ins are waiting");
    }
    try {
      return pending.response().get(WAIT_MAX_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      pending.response().cancel(false);
      throw new ProblemException(
          ProblemCode.UNAVAILABLE, "The check-in could not be written in time");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new CompletionException(e);
    }
  }

  @Override
  public void close() {
    writers.forEach(Thread::interrupt);
  }

  private void writeForEver() {
    var batch = new ArrayList<Pending>(BATCH_MAX);
    while (true) {
      try {
        batch.add(queue.take());
      } catch (InterruptedException _) {
        return;
      }
      queue.drainTo(batch, BATCH_MAX - 1);
      // Whoever gave up waiting will come again.
      batch.removeIf(pending -> pending.response().isDone());
      if (batch.isEmpty()) {
        continue;
      }
      batchSize.record(batch.size());
      write(batch);
      batch.clear();
    }
  }

  private void write(List<Pending> batch) {
    try {
      answer(batch);
    } catch (RuntimeException e) {
      if (batch.size() == 1 || isNobodysFault(e)) {
        batch.forEach(pending -> pending.response().completeExceptionally(e));
        return;
      }
      log.atWarn()
          .addKeyValue("size", batch.size())
          .setCause(e)
          .log("batch failed, trying item by item");
      batch.forEach(pending -> write(List.of(pending)));
    }
  }

  // Each item alone would fail for the same reason, and only more slowly.
  private static boolean isNobodysFault(RuntimeException e) {
    return e instanceof DatabaseUnavailable
        || e instanceof DataAccessResourceFailureException
        || e instanceof ProblemException;
  }

  private void answer(List<Pending> batch) {
    var responses = store.write(batch.stream().map(Pending::request).toList(), clock.instant());
    for (var pending : batch) {
      var response = responses.get(pending.request().appliance());
      if (response == null) {
        pending
            .response()
            .completeExceptionally(
                new ProblemException(
                    ProblemCode.WRONG_APPLIANCE, "The appliance is not registered"));
      } else {
        pending.response().complete(response);
      }
    }
  }
}
