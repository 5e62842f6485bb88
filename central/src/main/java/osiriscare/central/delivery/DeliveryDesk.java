package osiriscare.central.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.central.delivery.DeliveryStore.Claimed;
import osiriscare.central.delivery.Sender.Sent;
import osiriscare.database.Database;

/// Sends what waits, and again with growing pauses until it is taken.
///
/// ```
/// waiting ─▶ sending ─▶ delivered
///    ▲          ├─ failed ─▶ waiting, and dead after the last attempt
///    │          ├─ nobody knows ─▶ unsure
///    └──────────┴─ Central died: waiting where the other side knows copies, else unsure
/// ```
///
/// A message is never sent twice where the other side would take both for two: then people see that
/// it is unsure, and the ticket's clock tells them again as an event of its own.
final class DeliveryDesk {
  static final int ATTEMPTS_MAX = 8;

  private static final int AT_ONCE = 8;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration PAUSE_MAX = Duration.ofHours(1);
  private static final Duration LOST_AFTER = Duration.ofMinutes(5);
  private static final Logger log = LoggerFactory.getLogger(DeliveryDesk.class);

  private final Database database;
  private final Channels channels;
  private final Sender sender;
  private final Clock clock;

  DeliveryDesk(Database database, Channels channels, Sender sender, Clock clock) {
    this.database = database;
    this.channels = channels;
    this.sender = sender;
    this.clock = clock;
  }

  /// Sends what is due.
  void work() {
    while (sendSome() == AT_ONCE) {
      // More is due.
    }
  }

  private int sendSome() {
    var now = clock.instant();
    var copies = channels.all().stream().filter(Channel::knowsCopies).map(Channel::id).toList();
    List<Claimed> claimed =
        database.inPlatform(db -> {
          DeliveryStore.takeInterrupted(db, copies, now);
          return DeliveryStore.claim(db, now, now.plus(LOST_AFTER), AT_ONCE);
        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = claimed.stream().<Callable<Claimed>>map(one -> () -> send(one)).toList();
      for (var done : threads.invokeAll(calls)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      log.atWarn().setCause(e).log("a delivery could not be carried out");
    }
    return claimed.size();
  }

  private Claimed send(Claimed claimed) throws InterruptedException {
    var channel = channels.find(claimed.channel());
    var sent =
        channel.isPresent()
            ? sender.send(channel.get(), claimed)
            : new Sent.Failed("the channel is not configured any more");
    database.inPlatform(db -> {
      var now = clock.instant();
      switch (sent) {
        case Sent.Delivered _ ->
            DeliveryStore.end(db, claimed, "delivered", Optional.empty(), Optional.empty(), now);
        case Sent.Unsure(var why) ->
            DeliveryStore.end(db, claimed, "unsure", Optional.of(why), Optional.empty(), now);
        case Sent.Failed(var why) -> {
          boolean isLast = claimed.attempts() >= ATTEMPTS_MAX;
          DeliveryStore.end(
              db,
              claimed,
              isLast ? "dead" : "waiting",
              Optional.of(why),
              isLast ? Optional.empty() : Optional.of(now.plus(pause(claimed.attempts()))),
              now);
          if (isLast) {
            log.atError()
                .addKeyValue("channel", claimed.channel())
                .addKeyValue("event", claimed.message().event())
                .addKeyValue("reason", why)
                .log("a message was given up");
          }
        }
      }
      return sent;
    });
    return claimed;
  }

  static Duration pause(int attempts) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
    return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
  }
}
