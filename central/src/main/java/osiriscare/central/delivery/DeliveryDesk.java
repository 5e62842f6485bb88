package osiriscare.central.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.central.delivery.DeliveryStore.Claimed;
import osiriscare.central.delivery.Sender.Sent;
import osiriscare.database.Database;
import osiriscare.database.Db;

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
public final class DeliveryDesk {
  static final int ATTEMPTS_MAX = 8;

  private static final int AT_ONCE = 8;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration PAUSE_MAX = Duration.ofHours(1);
  private static final Duration LOST_AFTER = Duration.ofMinutes(5);
  private static final Logger log = LoggerFactory.getLogger(DeliveryDesk.class);

  private final Database database;
  private final Channels channels;
  private final PartnerChannels partners;
  private final Sender sender;
  private final Clock clock;

  DeliveryDesk(
      Database database, Channels channels, PartnerChannels partners, Sender sender, Clock clock) {
    this.database = database;
    this.channels = channels;
    this.partners = partners;
    this.sender = sender;
    this.clock = clock;
  }

  /// Sends a message to see how it goes: to a partner's channel, now and once.
  ///
  /// @return its id; empty when there is no such channel
  public Optional<UUID> tryNow(UUID channel, Message message) {
    var id = UUID.randomUUID();
    var claimed =
        database.inPlatform(db -> {
          var now = clock.instant();
          DeliveryStore.insert(db, id, channel, message, now, now);
          return DeliveryStore.claim(db, id, now.plus(LOST_AFTER));
        });
    return claimed.map(one -> send(one, 1).id());
  }

  /// Lets a message that was given up be tried again.
  ///
  /// @return whether it was
  public static boolean again(Db db, UUID id, Instant now) {
    return DeliveryStore.again(db, id, now);
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
      var calls =
          claimed.stream().<Callable<Claimed>>map(one -> () -> send(one, ATTEMPTS_MAX)).toList();
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

  private Claimed send(Claimed claimed, int attemptsMax) {
    var sent =
        channel(claimed)
            .map(channel -> sender.send(channel, claimed))
            .orElse(new Sent.Failed("the channel is not configured any more"));
    database.inPlatform(db -> {
      var now = clock.instant();
      switch (sent) {
        case Sent.Delivered _ ->
            DeliveryStore.end(db, claimed, "delivered", Optional.empty(), Optional.empty(), now);
        case Sent.Unsure(var why) ->
            DeliveryStore.end(db, claimed, "unsure", Optional.of(why), Optional.empty(), now);
        case Sent.Failed(var why) -> {
          boolean isLast = claimed.attempts() >= attemptsMax || claimed.isOrphan();
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

  private Optional<Channel> channel(Claimed claimed) {
    if (claimed.client().isPresent()) {
      return claimed
          .person()
          .flatMap(person -> database.inPlatform(db -> PersonNotices.channel(db, person)));
    }
    if (claimed.partner().isEmpty()) {
      return channels.find(claimed.channel());
    }
    return claimed
        .partnersChannel()
        .flatMap(id -> database.inPlatform(db -> partners.find(db, id)));
  }

  static Duration pause(int attempts) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
    return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
  }
}
