package osiriscare.watcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.daemon.file.InstanceLock;
import osiriscare.daemon.retry.Backoff;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.incident.Heartbeat;
import osiriscare.protocol.incident.Recovery;
import osiriscare.protocol.json.Json;
import osiriscare.watcher.pattern.LogPattern;
import osiriscare.watcher.pattern.WatchFile;
import osiriscare.watcher.probe.Probe;
import osiriscare.watcher.probe.ProbeRunner;
import osiriscare.watcher.report.IncidentWriter;
import osiriscare.watcher.report.IncidentWriter.ProbeAnswer;
import osiriscare.watcher.report.ReceiverSink;
import osiriscare.watcher.report.Reporter;
import osiriscare.watcher.report.Sink;
import osiriscare.watcher.report.StreamSink;
import osiriscare.watcher.store.WatcherStore;
import osiriscare.watcher.store.WatcherStore.Counted;
import osiriscare.watcher.store.WatcherStore.Verdict;

/// The running watcher: one thread reads the journal, one makes incidents of what is due and sends
/// them, and each probe has its own.
public final class Watcher implements AutoCloseable {
  private static final Duration STOP_MAX = Duration.ofSeconds(5);
  private static final Duration TICK = Duration.ofMillis(500);
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
  private static final Logger log = LoggerFactory.getLogger(Watcher.class);

  private final InstanceLock lock;
  private final Identity identity;
  private final WatcherStore store;
  private final Map<String, LogPattern> patterns;
  private final IncidentWriter writer;
  private final JournalWatch journal;
  private final List<Sink> sinks = new ArrayList<>();
  private final Reporter reporter;
  private final ProbeRunner probes;
  private final SiteId site;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch failed = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  private Watcher(WatcherConfig config, WatchFile watch, Clock clock) throws IOException {
    AtomicFile.createPrivateFolder(config.state());
    this.clock = clock;
    site = config.site();
    lock = InstanceLock.take(config.state().resolve("watcher.lock"));
    identity = Identity.of(config.state(), new SecureRandom());
    store = WatcherStore.open(config.state(), config.waitingMax());
    patterns =
        watch.patterns().stream().collect(Collectors.toMap(LogPattern::id, Function.identity()));
    writer =
        new IncidentWriter(
            config.site(), config.host(), config.platform(), new PhiScrubber(identity.phi()));
    journal =
        new JournalWatch(store, watch.patterns(), writer, config.host(), config.journal(), clock);
    config
        .queue()
        .ifPresent(queue ->
            sinks.add(
                new StreamSink(
                    queue, config.site(), config.watcher().orElseThrow(), identity.signing())));
    config.receiver().ifPresent(url -> sinks.add(new ReceiverSink(url, identity.key())));
    reporter = new Reporter(store, sinks, RandomGenerator.getDefault());
    probes = new ProbeRunner(clock);
    if (!patterns.isEmpty()) {
      start("journal", this::followForEver);
    }
    start("reporter", this::reportForEver);
    watch.probes().forEach(probe -> start("probe-" + probe.id(), () -> probeForEver(probe)));
  }

  /// Starts all threads.
  ///
  /// @throws IOException when the state folder cannot be used
  public static Watcher start(WatcherConfig config, WatchFile watch, Clock clock)
      throws IOException {
    return new Watcher(config.requireAWay(), watch, clock);
  }

  /// Who this watcher is.
  Identity identity() {
    return identity;
  }

  /// Returns when a part of it failed: half a watcher would look like a quiet host.
  void awaitFailure() throws InterruptedException {
    failed.await();
  }

  /// Stops; what was read and not sent is kept.
  @Override
  public void close() {
    closed.countDown();
    threads.forEach(Thread::interrupt);
    try {
      for (var thread : threads) {
        thread.join(STOP_MAX);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    sinks.forEach(Sink::close);
    probes.close();
    store.close();
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("let go of the state folder", e);
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws InterruptedException;
  }

  private void start(String name, Work work) {
    threads.add(
        Thread.ofVirtual()
            .name(name)
            .start(() -> {
              try {
                work.run();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException e) {
                if (isOpen()) {
                  log.atError().addKeyValue("thread", name).setCause(e).log("the watcher failed");
                }
                failed.countDown();
              }
            }));
  }

  private void followForEver() throws InterruptedException {
    for (int failures = 1; isOpen(); failures++) {
      var begun = clock.instant();
      try {
        journal.follow(this::isOpen);
        log.atWarn().log("journalctl ended, starting it again");
      } catch (IOException e) {
        log.atError().setCause(e).log("the journal cannot be read; nothing is seen of it");
      }
      if (Duration.between(begun, clock.instant()).compareTo(BACKOFF.max()) > 0) {
        failures = 1;
      }
      pause(BACKOFF.after(failures, RandomGenerator.getDefault()));
    }
  }

  private void reportForEver() throws InterruptedException {
    var notBefore = clock.instant();
    var beat = new Heartbeat(site, Instant.EPOCH, Optional.empty(), 0, "");
    while (isOpen()) {
      var next = heartbeat();
      if (next.isDueAfter(beat)) {
        reporter.beat(next);
        beat = next;
      }
      int made = store.makeIncidents(clock.instant(), this::judge);
      if (made > 0) {
        log.atInfo().addKeyValue("incidents", made).log("incidents made of journal lines");
      }
      int ended = store.endIncidents(clock.instant(), this::over);
      if (ended > 0) {
        log.atInfo().addKeyValue("incidents", ended).log("incidents of journal lines are over");
      }
      if (!clock.instant().isBefore(notBefore)) {
        notBefore = clock.instant().plus(reporter.flush());
      }
      pause(TICK);
    }
  }

  private Heartbeat heartbeat() {
    var problem =
        patterns.isEmpty() || !journal.isBlind()
            ? Optional.<String>empty()
            : Optional.of("The journal cannot be read");
    return new Heartbeat(
        site, clock.instant(), problem, store.waiting(), BuildInfo.current().version());
  }

  private Verdict judge(Counted counted) {
    var pattern = patterns.get(counted.patternId());
    // A pattern that is not watched for any more, or too few lines, is nothing.
    if (pattern == null || counted.count() < pattern.atLeast()) {
      return new Verdict(Optional.empty(), clock.instant(), false);
    }
    return new Verdict(
        Optional.of(writer.of(pattern, counted)),
        clock.instant().plus(pattern.quiet()),
        pattern.wellAgain().isPresent());
  }

  private Optional<Recovery> over(String patternId, IncidentId incident) {
    return Optional.ofNullable(patterns.get(patternId))
        .map(pattern -> writer.over(pattern, incident, clock.instant()));
  }

  private void probeForEver(Probe probe) throws InterruptedException {
    while (isOpen()) {
      switch (probes.ask(probe)) {
        case Probe.Answer.Good _ -> {
          if (store.probePassed(
              probe.id(), incident -> writer.over(probe, incident, clock.instant()))) {
            log.atInfo().addKeyValue("probe", probe.id()).log("probe is good again");
          }
        }
        case Probe.Answer.Bad(var why, var facts) ->
            failed(probe, new ProbeAnswer("fail", why, facts));
        case Probe.Answer.Unknown(var why) ->
            failed(probe, new ProbeAnswer("unknown", why, Json.object()));
      }
      pause(probe.every());
    }
  }

  private void failed(Probe probe, ProbeAnswer answer) {
    boolean isIncident =
        store.probeFailed(
            probe.id(),
            probe.failures(),
            clock.instant(),
            since -> writer.of(probe, answer, since));
    // Once per incident: a service that stays away must not fill the journal that is watched.
    log.atLevel(isIncident ? Level.WARN : Level.DEBUG)
        .addKeyValue("probe", probe.id())
        .addKeyValue("verdict", answer.verdict())
        .log("probe is not good");
  }

  private boolean isOpen() {
    return closed.getCount() > 0;
  }

  private void pause(Duration time) throws InterruptedException {
    if (closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
      log.atDebug().log("closed while waiting");
    }
  }
}
