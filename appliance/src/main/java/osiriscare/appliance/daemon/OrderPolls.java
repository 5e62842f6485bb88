package osiriscare.appliance.daemon;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.central.Reply;
import osiriscare.appliance.daemon.Loops.Bell;
import osiriscare.appliance.order.OrderDesk;
import osiriscare.daemon.retry.Backoff;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.order.SignedOrder;

/// Fetches orders, hands them to the desk, and reports how they ended.
final class OrderPolls {
  private static final Duration LONG_POLL = Duration.ofSeconds(45);
  private static final Duration LONG_POLL_MIN = Duration.ofSeconds(1);
  private static final Duration IDLE = Duration.ofSeconds(30);

  // An order may be a rebuild, or a runbook, which may take hours.
  private static final Duration ORDER_MAX = Duration.ofHours(12);
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
  private static final Logger log = LoggerFactory.getLogger(OrderPolls.class);

  private final OrderDesk orders;
  private final CentralClient central;
  private final Loops loops;
  private final Bell evidenceBell;
  private final RandomGenerator random;
  private final Semaphore pendingTurn = new Semaphore(1);

  OrderPolls(
      OrderDesk orders,
      CentralClient central,
      Loops loops,
      Bell evidenceBell,
      RandomGenerator random) {
    this.orders = orders;
    this.central = central;
    this.loops = loops;
    this.evidenceBell = evidenceBell;
    this.random = random;
  }

  /// Begins, with the orders that were interrupted.
  void start() {
    loops.beforeLoop("orders", ORDER_MAX, this::resumeThenPoll);
    loops.loop("report", this::reportRound);
  }

  /// Takes orders that came with a check-in. In a thread of their own, because an order may scan
  /// for minutes and check-ins must go on. Those that find the turn taken come again with the next
  /// check-in.
  void take(List<SignedOrder> pending) {
    if (!pending.isEmpty() && pendingTurn.tryAcquire()) {
      loops.execute(() -> receiveAll(pending));
    }
  }

  private void receiveAll(List<SignedOrder> pending) {
    try {
      for (var order : pending) {
        orders.receive(order);
        evidenceBell.ring();
      }
      orders.report();
    } catch (InterruptedException _) {
      // The daemon stops; what was begun is in the journal.
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("orders of a check-in failed, they come again with the next");
    } finally {
      pendingTurn.release();
    }
  }

  private void resumeThenPoll() {
    try {
      orders.resume();
    } catch (InterruptedException _) {
      return;
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("cannot resume interrupted orders");
    }
    loops.loop("orders", new Bell(), ORDER_MAX, this::orderRound);
  }

  private Duration orderRound() throws InterruptedException {
    var start = System.nanoTime();
    var reply = central.get("/orders/next?wait=" + LONG_POLL.toSeconds(), LONG_POLL);
    if (!(reply instanceof Reply.Done done)) {
      // The check-in tells why; here we only keep from hammering.
      return BACKOFF.after(5, random);
    }
    if (done.body().isPresent()) {
      try {
        orders.receive(SignedOrder.from(done.body().get()));
        evidenceBell.ring();
        if (!orders.report()) {
          return BACKOFF.after(1, random);
        }
      } catch (InvalidRequest e) {
        log.atError().addKeyValue("why", e.getMessage()).log("an order cannot be read, ignored");
        return BACKOFF.after(5, random);
      }
      return Duration.ZERO;
    }
    // A peer that cannot park the request must not be asked in a tight loop.
    var took = Duration.ofNanos(System.nanoTime() - start);
    return took.compareTo(LONG_POLL_MIN) < 0 ? BACKOFF.after(3, random) : Duration.ZERO;
  }

  private Duration reportRound() throws InterruptedException {
    return orders.report() ? Duration.ofSeconds(10) : IDLE;
  }
}
