package osiriscare.appliance.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.order.OrderExecutor.OrderFailed;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Asks for a rebuild, says whether the system that is being tried is healthy, and learns how it
/// ended. The daemon may be replaced by the very system that it asked for: then the next one takes
/// the order up again, and finds it under way or done.
///
/// Its [Probation] says when a tried system is healthy. Only the watchdog, which runs as root,
/// makes anything permanent.
public final class RebuildDesk {
  /// Where root keeps what is under way and how the last rebuild ended.
  public static final Path UPDATES = Path.of("/var/lib/osiriscare-update");

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration TAKEN_WITHIN = Duration.ofMinutes(2);
  private static final Duration DONE_WITHIN = Duration.ofMinutes(40);
  private static final Logger log = LoggerFactory.getLogger(RebuildDesk.class);

  /// Waits between two looks.
  @FunctionalInterface
  public interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  private final Path request;
  private final Path verified;
  private final Path updates;
  private final Path marker;
  private final Path result;
  private final Duration healthCheck;
  private final Clock clock;
  private final Pause pause;
  private final Probation probation;

  /// @param updates root's folder, [#UPDATES]
  /// @param healthCheck time in which a tried system must prove healthy
  public RebuildDesk(Path stateDir, Path updates, Duration healthCheck, Clock clock, Pause pause) {
    this.request = stateDir.resolve(".rebuild-request");
    this.verified = stateDir.resolve(".rebuild-verified");
    this.updates = updates;
    this.marker = updates.resolve(".rebuild-in-progress");
    this.result = updates.resolve("result");
    this.healthCheck = healthCheck;
    this.clock = clock;
    this.pause = pause;
    this.probation = new Probation(this::tryingNow, this::healthy);
  }

  /// Has a revision built, tried and made permanent; returns when it is.
  ///
  /// @throws OrderFailed when the machine runs what it ran before, and why
  public ObjectNode carryOut(OrderId order, String revision) throws InterruptedException {
    if (!Files.isDirectory(updates)) {
      throw new OrderFailed("not_supported", "this machine is not updated by orders");
    }
    var start = clock.instant();
    var asked = Optional.<Instant>empty();
    while (clock.instant().isBefore(start.plus(DONE_WITHIN))) {
      // The marker first: a result is written before the marker goes away.
      var underWay = UpdateFile.REBUILD.read(marker);
      boolean hasRequest = Files.exists(request);
      var ended = UpdateFile.REBUILD.read(result).filter(values -> is(values, order));
      if (ended.isPresent()) {
        return outcome(ended.get());
      }
      if (underWay.isPresent() && !is(underWay.get(), order)) {
        throw new OrderFailed("busy", "another rebuild is under way");
      }
      if (underWay.isEmpty() && !Files.exists(marker)) {
        asked = ask(order, revision, asked, hasRequest);
      }
      pause.of(LOOK_EVERY);
    }
    throw new OrderFailed("timeout", "the rebuild did not end in time");
  }

  private Optional<Instant> ask(
      OrderId order, String revision, Optional<Instant> asked, boolean hasRequest) {
    if (asked.isEmpty()) {
      request(order, revision);
      return Optional.of(clock.instant());
    }
    if (!hasRequest) {
      throw new OrderFailed("lost", "the rebuild ended without a result; is the disk full?");
    }
    if (clock.instant().isAfter(asked.get().plus(TAKEN_WITHIN))) {
      withdraw();
      throw new OrderFailed("not_taken", "nothing on this machine takes the request");
    }
    return asked;
  }

  private void withdraw() {
    try {
      Files.deleteIfExists(request);
    } catch (IOException e) {
      log.atWarn().setCause(e).log("cannot withdraw the request for a rebuild");
    }
  }

  private static boolean is(Map<String, String> values, OrderId order) {
    return order.value().equals(values.get("order"));
  }

  private static ObjectNode outcome(Map<String, String> values) {
    var outcome = values.getOrDefault("outcome", "failed");
    if (!outcome.equals("persisted")) {
      throw new OrderFailed(outcome, values.getOrDefault("reason", "no reason is known"));
    }
    return Json.object()
        .put("revision", values.getOrDefault("revision", ""))
        .put("system", values.getOrDefault("system", ""))
        .put("outcome", outcome);
  }

  /// Whether anything is under way, so that check-ins shall come faster.
  public boolean isUnderWay() {
    return Files.exists(marker);
  }

  /// What was seen of the system that is being tried.
  public Probation probation() {
    return probation;
  }

  private Optional<String> tryingNow() {
    return UpdateFile.REBUILD
        .read(marker)
        .filter(values -> "activated".equals(values.get("phase")))
        .map(values -> values.getOrDefault("revision", ""));
  }

  private void healthy(String revision) {
    if (UpdateFile.REBUILD.read(verified).isPresent()) {
      return;
    }
    try {
      UpdateFile.REBUILD.write(verified, "revision=" + revision);
    } catch (IOException e) {
      log.atError()
          .setCause(e)
          .log("cannot say that the system is healthy; it will be rolled back");
      return;
    }
    log.atInfo().addKeyValue("revision", revision).log("the system that is being tried is healthy");
  }

  private void request(OrderId order, String revision) {
    try {
      UpdateFile.REBUILD.write(
          request,
          "order=" + order.value(),
          "revision=" + revision,
          "health_seconds=" + Math.clamp(healthCheck.toSeconds(), 10, 600));
    } catch (IOException _) {
      throw new OrderFailed("disk", "the state folder cannot be written");
    }
  }
}
