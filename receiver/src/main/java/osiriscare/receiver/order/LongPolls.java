package osiriscare.receiver.order;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import osiriscare.database.Database;
import osiriscare.database.DatabaseUnavailable;
import osiriscare.database.Db;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.order.SignedOrder;
import osiriscare.receiver.machine.Machine;

/// Appliances that wait for an order. A waiting one holds a virtual thread and an entry in a map,
/// no connection. It is woken by a notification; one query every few seconds catches what a lost
/// notification would have missed.
public final class LongPolls implements AutoCloseable {
  /// Longest wait.
  public static final Duration WAIT_MAX = Duration.ofSeconds(50);

  /// Most polls of one appliance at a time; one more sends the oldest home.
  static final int PER_APPLIANCE_MAX = 4;

  private static final Duration CATCH_UP_EVERY = Duration.ofSeconds(5);
  private static final String WITH_ORDERS =
      """
      SELECT DISTINCT appliance_id FROM appliance_order
       WHERE appliance_id = ANY(:appliances) AND status = 'pending' AND expires_at > :now
      """;
  private static final Logger log = LoggerFactory.getLogger(LongPolls.class);

  private final Database database;
  private final OrderStore orders;
  private final Clock clock;
  private final Map<ApplianceId, List<Poll>> parked = new ConcurrentHashMap<>();
  private final Thread catchUp;
  private volatile boolean isClosed;

  /// One request that waits. Its appliance may have gone away without saying so, and come back.
  private static final class Poll {
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean isSentHome;

    private void goHome() {
      isSentHome = true;
      bell.release();
    }
  }

  public LongPolls(Database database, OrderStore orders, Clock clock) {
    this.database = database;
    this.orders = orders;
    this.clock = clock;
    this.catchUp = Thread.ofPlatform().name("order-catch-up").daemon().start(this::catchUpForEver);
  }

  /// The machine's next order, waiting for one up to `wait`.
  public Optional<SignedOrder> next(Machine machine, Duration wait) throws InterruptedException {
    // Parked before the first look, so that an order which arrives in between is not missed.
    var poll = new Poll();
    park(machine.appliance(), poll);
    try {
      long deadline = System.nanoTime() + wait.toNanos();
      while (true) {
        var order = orders.next(machine, clock.instant());
        long left = deadline - System.nanoTime();
        if (order.isPresent()
            || isClosed
            || poll.isSentHome
            || left <= 0
            || !poll.bell.tryAcquire(left, TimeUnit.NANOSECONDS)) {
          return order;
        }
        poll.bell.drainPermits();
      }
    } finally {
      unpark(machine.appliance(), poll);
    }
  }

  /// Appliances that wait right now.
  public int parkedCount() {
    return parked.size();
  }

  /// Lets everybody go home with what there is.
  @Override
  public void close() {
    isClosed = true;
    catchUp.interrupt();
    parked.values().forEach(polls -> polls.forEach(Poll::goHome));
  }

  private void park(ApplianceId appliance, Poll poll) {
    parked.compute(
        appliance,
        (_, polls) -> {
          var all = new ArrayList<>(polls == null ? List.<Poll>of() : polls);
          if (all.size() >= PER_APPLIANCE_MAX) {
            all.removeFirst().goHome();
          }
          all.add(poll);
          return List.copyOf(all);
        });
  }

  private void unpark(ApplianceId appliance, Poll poll) {
    parked.computeIfPresent(
        appliance,
        (_, polls) -> {
          var left = polls.stream().filter(other -> other != poll).toList();
          return left.isEmpty() ? null : left;
        });
  }

  /// An order for this appliance was made.
  public void wake(String applianceId) {
    try {
      parked
          .getOrDefault(new ApplianceId(applianceId), List.of())
          .forEach(poll -> poll.bell.release());
    } catch (IllegalArgumentException e) {
      log.atWarn().setCause(e).log("notification that names no appliance");
    }
  }

  /// Wakes everybody for whom an order waits; for when notifications may have been missed.
  public void wakeThoseWithOrders() {
    var waiting = new HashSet<>(parked.keySet());
    if (waiting.isEmpty()) {
      return;
    }
    var sites =
        waiting.stream()
            .map(ApplianceId::site)
            .limit(Database.SITES_MAX)
            .collect(Collectors.toSet());
    var ids = waiting.stream().map(ApplianceId::value).collect(Collectors.toSet());
    try {
      database
          .inSites(
              sites,
              db ->
                  db.sql(WITH_ORDERS)
                      .param("appliances", db.texts(ids))
                      .param("now", Db.time(clock.instant()))
                      .query((row, _) -> row.getString(1))
                      .list())
          .forEach(this::wake);
    } catch (DatabaseUnavailable | DataAccessException e) {
      log.atWarn().setCause(e).log("cannot look for orders, trying again");
    }
  }

  private void catchUpForEver() {
    while (!isClosed) {
      try {
        Thread.sleep(CATCH_UP_EVERY);
      } catch (InterruptedException _) {
        return;
      }
      wakeThoseWithOrders();
    }
  }
}
