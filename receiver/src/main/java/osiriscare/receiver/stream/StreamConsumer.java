package osiriscare.receiver.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import osiriscare.daemon.queue.EventQueue;
import osiriscare.daemon.retry.Backoff;
import osiriscare.database.DatabaseUnavailable;
import osiriscare.receiver.incident.IncidentIntake;
import osiriscare.receiver.incident.RecoveryIntake;
import osiriscare.receiver.stream.EntryIntake.Outcome;
import osiriscare.receiver.stream.SiteStreams.Entry;
import osiriscare.receiver.watcher.HeartbeatIntake;
import osiriscare.receiver.watcher.Watchers;
import redis.clients.jedis.exceptions.JedisException;

/// Reads the sites' streams for as long as it is open. An entry leaves its stream only after its
/// incident is committed, and the incident's id makes a second delivery harmless: whatever dies
/// where, nothing is lost and nothing doubled.
public final class StreamConsumer implements AutoCloseable {
  /// An entry that was handed out so often and never answered kills whoever takes it.
  static final int DELIVERIES_MAX = 10;

  private static final Duration READ_WAIT = Duration.ofMillis(500);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
  private static final Duration STOP_MAX = Duration.ofSeconds(10);
  private static final Duration LOOK_ROUND_EVERY = Duration.ofSeconds(5);
  private static final Duration MEMBERS_KEPT = Duration.ofHours(1);
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
  private static final Logger log = LoggerFactory.getLogger(StreamConsumer.class);

  private final EventQueue queue;
  private final Watchers watchers;
  private final EntryIntake intake;
  private final MeterRegistry metrics;
  private final Duration abandonedAfter;
  private final AtomicLong movedAside = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  // Of the thread alone.
  private long lookedRoundAt;

  /// @param abandonedAfter how long an entry may lie with one receiver before another takes it
  public StreamConsumer(
      EventQueue queue,
      Watchers watchers,
      IncidentIntake incidents,
      RecoveryIntake recoveries,
      HeartbeatIntake heartbeats,
      MeterRegistry metrics,
      Duration abandonedAfter) {
    this.queue = queue;
    this.watchers = watchers;
    this.intake = new EntryIntake(watchers, incidents, recoveries, heartbeats);
    this.metrics = metrics;
    this.abandonedAfter = abandonedAfter;
    Gauge.builder("osiris_stream_moved_aside", movedAside, AtomicLong::get)
        .description("Refused stream entries that wait for a person")
        .register(metrics);
    // A platform thread: interrupting a virtual one would cut its database connection.
    this.thread = Thread.ofPlatform().name("stream-consumer").daemon().start(this::runForEver);
  }

  /// Ends after the entry at hand; what was not answered yet, another receiver takes.
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(STOP_MAX);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void runForEver() {
    int failures = 0;
    while (isOpen()) {
      try (var redis = queue.connect(ANSWER_WITHIN)) {
        var streams = new SiteStreams(redis, UUID.randomUUID().toString());
        lookedRoundAt = System.nanoTime() - LOOK_ROUND_EVERY.toNanos();
        while (isOpen()) {
          step(streams);
          failures = 0;
        }
      } catch (JedisException e) {
        log.atWarn().addKeyValue("queue", queue).setCause(e).log("the event queue does not answer");
        pause(++failures);
      } catch (RuntimeException e) {
        if (!isOutage(e)) {
          log.atError().setCause(e).log("the event queue's reader failed, beginning anew");
        }
        pause(++failures);
      }
    }
  }

  private void step(SiteStreams streams) {
    if (System.nanoTime() - lookedRoundAt >= LOOK_ROUND_EVERY.toNanos()) {
      streams.watch(watchers.sites());
      handle(streams, streams.abandoned(abandonedAfter));
      streams.forgetMembers(MEMBERS_KEPT);
      movedAside.set(streams.movedAside());
      lookedRoundAt = System.nanoTime();
    }
    if (streams.isEmpty()) {
      pause(READ_WAIT);
    } else {
      handle(streams, streams.fresh(READ_WAIT));
    }
  }

  private void handle(SiteStreams streams, List<Entry> entries) {
    for (var entry : entries) {
      if (isOpen()) {
        handle(streams, entry);
      }
    }
  }

  private void handle(SiteStreams streams, Entry entry) {
    if (entry.deliveries() > DELIVERIES_MAX) {
      moveAside(streams, entry, new Outcome.Refused("not_handled", "no receiver could handle it"));
      return;
    }
    try {
      switch (take(entry)) {
        case Outcome.Taken(var isNew) -> {
          streams.done(entry);
          count(isNew ? "accepted" : "duplicate");
        }
        case Outcome.Refused refused -> moveAside(streams, entry, refused);
      }
    } catch (JedisException e) {
      throw e;
    } catch (RuntimeException e) {
      if (!isOpen()) {
        return;
      }
      // It stays on our list and comes again, until it has come too often.
      count("failed");
      log.atError()
          .addKeyValue("site", entry.site())
          .addKeyValue("entry", entry.id())
          .setCause(e)
          .log("stream entry not handled");
    }
  }

  // While the database is away the entry waits here: it is not its fault.
  private Outcome take(Entry entry) {
    for (int failures = 1; ; failures++) {
      try {
        return intake.take(entry.site(), entry.fields());
      } catch (DatabaseUnavailable
          | DataAccessResourceFailureException
          | TransientDataAccessException e) {
        log.atWarn().addKeyValue("failures", failures).setCause(e).log("stream entry waits");
        pause(failures);
        if (!isOpen()) {
          throw e;
        }
      }
    }
  }

  private void moveAside(SiteStreams streams, Entry entry, Outcome.Refused refused) {
    if (streams.moveAside(entry, refused.code() + ": " + refused.why())) {
      movedAside.incrementAndGet();
      count("refused");
      log.atWarn()
          .addKeyValue("site", entry.site())
          .addKeyValue("entry", entry.id())
          .addKeyValue("code", refused.code())
          .addKeyValue("why", refused.why())
          .log("stream entry refused and moved aside");
    }
  }

  private void count(String result) {
    metrics.counter("osiris_stream_entries", "result", result).increment();
  }

  private static boolean isOutage(RuntimeException e) {
    return switch (e) {
      case DatabaseUnavailable _ -> true;
      case DataAccessResourceFailureException _ -> true;
      case TransientDataAccessException _ -> true;
      default -> false;
    };
  }

  private boolean isOpen() {
    return closed.getCount() > 0;
  }

  private void pause(int failures) {
    pause(BACKOFF.after(failures, RandomGenerator.getDefault()));
  }

  private void pause(Duration time) {
    try {
      if (closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        log.atDebug().log("closed while waiting");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
