package osiriscare.flashpods;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.daemon.file.InstanceLock;
import osiriscare.daemon.http.HttpDoor;
import osiriscare.flashpods.api.Routes;
import osiriscare.flashpods.api.Tokens;
import osiriscare.flashpods.container.ContainerFailure;
import osiriscare.flashpods.file.OwnFolder;
import osiriscare.flashpods.image.ImageEndpoints;
import osiriscare.flashpods.image.PrePull;
import osiriscare.flashpods.job.JobEvents;
import osiriscare.flashpods.job.JobList;
import osiriscare.flashpods.job.JobRetention;
import osiriscare.flashpods.job.Jobs;
import osiriscare.flashpods.lifecycle.Disks;
import osiriscare.flashpods.lifecycle.Handover;
import osiriscare.flashpods.lifecycle.Lifecycle;
import osiriscare.flashpods.lifecycle.Parts;
import osiriscare.flashpods.lifecycle.Reconciliation;
import osiriscare.flashpods.lifecycle.Retention;
import osiriscare.flashpods.lifecycle.Rounds;
import osiriscare.flashpods.lifecycle.Scheduler;
import osiriscare.flashpods.lifecycle.Submissions;
import osiriscare.flashpods.metric.JobMetrics;
import osiriscare.flashpods.store.Store;
import osiriscare.flashpods.upload.RsyncDaemon;
import osiriscare.flashpods.upload.RsyncPasswords;

/// The running API: joins the features, brings database and containers in step, opens the door.
public final class Flashpods implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Flashpods.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration RETRY_ENGINE = Duration.ofSeconds(5);

  private final Features features;
  private final Lifecycle lifecycle;
  private final Rounds rounds = new Rounds();
  private final PrePull prePull;
  private final HttpDoor door;
  private volatile boolean isReconciled;

  private Flashpods(
      FlashpodsConfig config, Tokens tokens, Store store, Features features, Clock clock) {
    this.features = features;
    prePull = new PrePull(features.images(), config.prePull(), PrePull.BACKOFF);
    var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    JobMetrics.histogram(metrics);
    var events = new JobEvents(store, clock);
    var jobs = new Jobs(store, events, clock);
    var list = new JobList(store);
    var disks =
        new Disks(
            Map.of(
                "uploads", config.uploads(),
                "artifacts", config.artifacts(),
                "logs", config.logs()));
    var scheduler = new Scheduler(store, jobs, list, config.rules(), disks);
    var parts =
        new Parts(
            jobs,
            events,
            features.containers(),
            features.images(),
            features.pool(),
            features.uploads(),
            features.logs(),
            features.artifacts(),
            new Handover(config.state().resolve("handover")),
            clock,
            config.grace());
    lifecycle = new Lifecycle(parts, list, scheduler);
    var reconciliation = new Reconciliation(parts, list, lifecycle);
    var retention =
        new Retention(
            new JobRetention(store, events, clock),
            features.artifacts(),
            features.logs(),
            config.retention(),
            clock);
    var submissions =
        new Submissions(
            store,
            jobs,
            scheduler,
            lifecycle,
            features.uploads(),
            features.pool(),
            features.containers(),
            new SecureRandom());
    JobMetrics.register(metrics, store, list, scheduler, disks);
    repeat(reconciliation, retention);
    for (var word : PrePull.Word.values()) {
      Gauge.builder("flashpods_images", prePull, images -> images.count(word))
          .tag("state", word.word())
          .register(metrics);
    }
    var more = new ArrayList<>(features.routes());
    more.addAll(ImageEndpoints.of(prePull));
    var routes =
        new Routes(
            store,
            jobs,
            list,
            events,
            submissions,
            lifecycle,
            scheduler,
            reconciliation,
            features.containers(),
            features.images(),
            features.logs(),
            features.artifacts(),
            disks,
            metrics,
            new Routes.Settings(
                config.workerImage(),
                config.agentImage(),
                config.network(),
                config.retention().artifacts(),
                config.backups(),
                config.requestsPerSecond()),
            more,
            clock);
    var gate = routes.gate(tokens);
    door = HttpDoor.open(config.host(), config.port(), routes.endpoints(gate), metrics, gate);
  }

  /// Makes the folders and the rsync daemon's settings, and takes the lock that one API holds at a
  /// time.
  ///
  /// @throws InstanceLock.HeldByAnother when another API uses them
  public static InstanceLock prepare(FlashpodsConfig config) {
    try {
      for (var folder :
          List.of(
              config.uploads(),
              config.artifacts(),
              config.logs(),
              config.state(),
              config.backups())) {
        OwnFolder.make(folder);
      }
      var lock = InstanceLock.take(config.state().resolve("lock"));
      new RsyncDaemon(
              config.uploads(),
              config.state(),
              config.host(),
              config.rsync().allowed(),
              System.getProperty("user.name"),
              rsyncPasswords(config))
          .write();
      return lock;
    } catch (IOException e) {
      throw new UncheckedIOException("make the folders", e);
    }
  }

  /// The passwords of those who send by rsync, unless they need none.
  public static Optional<RsyncPasswords> rsyncPasswords(FlashpodsConfig config) {
    return config.rsync().hasPasswords()
        ? Optional.of(RsyncPasswords.in(config.state()))
        : Optional.empty();
  }

  /// Starts everything.
  public static Flashpods start(
      FlashpodsConfig config, Tokens tokens, Store store, Features features, Clock clock) {
    return new Flashpods(config, tokens, store, features, clock);
  }

  private void repeat(Reconciliation reconciliation, Retention retention) {
    reconcileFirst(reconciliation);
    rounds.every(RETRY_ENGINE, "first reconciliation", () -> reconcileFirst(reconciliation));
    rounds.every(
        MINUTE,
        "reconciliation",
        () -> {
          if (isReconciled) {
            var _ = reconciliation.again();
          }
        });
    rounds.every(MINUTE, "retention", retention::sweep);
    rounds.every(MINUTE, "uploads", features.uploads()::sweep);
    rounds.every(RETRY_ENGINE, "stuck in starting", lifecycle::endStuck);
  }

  // Without the engine nothing is known of the containers: nothing is changed then.
  private synchronized void reconcileFirst(Reconciliation reconciliation) {
    if (isReconciled) {
      return;
    }
    try {
      var report = reconciliation.afterStart();
      isReconciled = true;
      features.pool().open();
      prePull.start();
      log.atInfo()
          .addKeyValue("resumed", report.resumed())
          .addKeyValue("failed", report.failed())
          .addKeyValue("removed", report.removed())
          .log("reconciled");
    } catch (ContainerFailure e) {
      log.atWarn().setCause(e).log("the engine does not answer, reconciled later");
    }
  }

  /// The port it listens on.
  public int port() {
    return door.port();
  }

  /// Stops answering. Containers go on; the next start takes them up again.
  @Override
  public void close() {
    rounds.close();
    prePull.close();
    lifecycle.close();
    door.close();
    features.pool().close();
  }
}
