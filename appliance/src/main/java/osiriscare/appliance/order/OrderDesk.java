package osiriscare.appliance.order;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.central.Reply;
import osiriscare.appliance.evidence.EvidenceWriter;
import osiriscare.appliance.store.LocalStore;
import osiriscare.daemon.store.SqliteFile;
import osiriscare.evidence.bundle.BundleContent.ActionTaken;
import osiriscare.evidence.order.OrderVerifier;
import osiriscare.evidence.order.OrderVerifier.Decision;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.protocol.check.Outcome;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.Order;
import osiriscare.protocol.order.OrderCompletion;
import osiriscare.protocol.order.OrderCompletion.Status;
import osiriscare.protocol.order.OrderType;
import osiriscare.protocol.order.RefusalCode;
import osiriscare.protocol.order.SignedOrder;
import osiriscare.protocol.problem.ProblemCode;
import tools.jackson.databind.node.ObjectNode;

/// Takes orders in, whichever way they arrive, and sees to it that each is run at most once,
/// refused aloud when it must be, proven by evidence, and reported until Central has heard.
public final class OrderDesk {
  private static final Logger log = LoggerFactory.getLogger(OrderDesk.class);

  private static final Set<String> HEARD = Set.of("recorded", "already_completed");
  private static final Set<ProblemCode> PASSING =
      Set.of(ProblemCode.UNAUTHENTICATED, ProblemCode.FORBIDDEN, ProblemCode.RATE_LIMITED);

  private final LocalStore store;
  private final OrderJournal journal;
  private final OrderVerifier verifier;
  private final OrderExecutor executor;
  private final EvidenceWriter evidence;
  private final PhiScrubber scrubber;
  private final CentralClient central;
  private final Clock clock;

  public OrderDesk(
      LocalStore store,
      OrderVerifier verifier,
      OrderExecutor executor,
      EvidenceWriter evidence,
      PhiScrubber scrubber,
      CentralClient central,
      Clock clock) {
    this.store = store;
    this.journal = new OrderJournal(store, clock);
    this.verifier = verifier;
    this.executor = executor;
    this.evidence = evidence;
    this.scrubber = scrubber;
    this.central = central;
    this.clock = clock;
  }

  /// Takes in one order. One at a time: an order may come by long poll and by check-in at once.
  public synchronized void receive(SignedOrder signed) throws InterruptedException {
    var known = journal.find(signed.id());
    if (known.isPresent()) {
      again(known.get(), signed);
      return;
    }
    switch (verifier.verify(signed, clock.instant())) {
      case Decision.Refused(var code, var why) -> refuse(signed, code, why);
      case Decision.Accepted(var order, var type) -> {
        if (journal.isNonceKnown(order.nonce())) {
          refuse(signed, RefusalCode.REPLAYED_NONCE, "its nonce was used by another order");
        } else {
          journal.receive(order.id(), order.nonce(), signed.signedPayload());
          acknowledge(order);
          run(order, type);
        }
      }
    }
  }

  /// Runs what a crash interrupted. Called once at the start.
  public synchronized void resume() throws InterruptedException {
    for (var entry : journal.interrupted()) {
      var order = Order.from(Json.object(entry.signedPayload(), "signed_payload"));
      run(order, OrderType.of(order.type()).orElseThrow());
    }
  }

  /// Sends results that Central has not heard yet.
  ///
  /// @return whether all were heard
  public boolean report() throws InterruptedException {
    boolean areAllHeard = true;
    for (var entry : journal.unreported()) {
      var body = entry.completion().orElseThrow().toJson();
      var reply = central.post("/api/orders/" + entry.order() + "/complete", body);
      if (reply instanceof Reply.Failed) {
        return false;
      }
      if (isSettled(entry, reply)) {
        journal.reported(entry.order());
      } else {
        areAllHeard = false;
      }
    }
    return areAllHeard;
  }

  /// Forgets what was done and reported long ago.
  public int prune(Duration keepTime) {
    return journal.prune(keepTime);
  }

  private static boolean isSettled(OrderJournal.Entry entry, Reply reply) {
    return switch (reply) {
      // A captive portal answers 200 too; only Central says one of these.
      case Reply.Done done ->
          done.body()
              .map(body -> HEARD.contains(body.tree().path("status").asString("")))
              .orElse(false);
      case Reply.Refused refused -> {
        boolean isFinal = refused.code().filter(code -> !PASSING.contains(code)).isPresent();
        if (isFinal) {
          // Central will never take this report: saying it again helps nobody.
          log.atWarn()
              .addKeyValue("order", entry.order())
              .addKeyValue("detail", refused.detail())
              .log("result not wanted");
        }
        yield isFinal;
      }
      case Reply.Failed _ -> false;
    };
  }

  private void again(OrderJournal.Entry entry, SignedOrder signed) {
    if (entry.signedPayload().equals(signed.signedPayload())) {
      journal.reportAgain(entry.order());
    } else {
      log.atError()
          .addKeyValue("order", signed.id())
          .log("order id used again with other content, ignored");
    }
  }

  // One transaction: a refused order must never stand in the journal as one that is still to run.
  private void refuse(SignedOrder signed, RefusalCode code, String why) {
    var start = clock.instant();
    log.atWarn()
        .addKeyValue("order", signed.id())
        .addKeyValue("code", code.word())
        .addKeyValue("why", why)
        .log("order refused");
    var completion =
        new OrderCompletion(
            Status.REFUSED,
            Json.object(),
            Optional.of(code.word()),
            Optional.of(why),
            Optional.empty());
    store.transaction(connection -> {
      prove(
          connection,
          start,
          signed.id().value(),
          signed.type(),
          Optional.of(code.word()),
          Json.object(),
          outcome(code));
      return journal.refused(connection, signed.id(), signed.signedPayload(), completion);
    });
  }

  private void acknowledge(Order order) throws InterruptedException {
    // Not heard means delivered again, which the journal answers; nothing to retry here.
    if (central.post("/api/orders/" + order.id() + "/acknowledge", Json.object())
        instanceof Reply.Failed failed) {
      log.atInfo()
          .addKeyValue("order", order.id())
          .addKeyValue("why", failed.kind().word())
          .log("order not acknowledged yet");
    }
  }

  private void run(Order order, OrderType type) throws InterruptedException {
    var start = clock.instant();
    if (start.isAfter(order.executeBefore())) {
      finish(
          order,
          start,
          Outcome.EXPIRED,
          failed(Status.REFUSED, RefusalCode.EXPIRED.word(), "too late to run", start));
      return;
    }
    journal.start(order.id());
    log.atInfo()
        .addKeyValue("order", order.id())
        .addKeyValue("type", type.word())
        .log("order started");
    try {
      var result = scrubber.scrub(executor.execute(type, order));
      finish(
          order,
          start,
          Outcome.SUCCESS,
          new OrderCompletion(
              Status.COMPLETED,
              result,
              Optional.empty(),
              Optional.empty(),
              Optional.of(millisSince(start))));
    } catch (OrderExecutor.OrderFailed e) {
      finish(
          order,
          start,
          e.outcome(),
          failed(e.status(), e.code(), scrubber.scrub(String.valueOf(e.getMessage())), start));
    } catch (SqliteFile.StoreFailure e) {
      // The disk, not the order: it stays begun, and the next start takes it up again.
      throw e;
    } catch (RuntimeException e) {
      log.atError().addKeyValue("order", order.id()).setCause(e).log("order handler broke");
      finish(
          order,
          start,
          Outcome.FAILED,
          failed(Status.FAILED, "internal", "the handler broke, see the appliance's log", start));
    }
  }

  private void finish(Order order, Instant start, Outcome outcome, OrderCompletion completion) {
    store.transaction(connection -> {
      prove(
          connection,
          start,
          order.id().value(),
          order.type(),
          completion.errorCode(),
          order.parameters(),
          outcome);
      return journal.finish(connection, order.id(), completion);
    });
    log.atInfo()
        .addKeyValue("order", order.id())
        .addKeyValue("status", completion.status().word())
        .log("order done");
  }

  private OrderCompletion failed(Status status, String code, String message, Instant start) {
    return new OrderCompletion(
        status,
        Json.object(),
        Optional.of(code),
        Optional.of(message),
        Optional.of(millisSince(start)));
  }

  private void prove(
      Connection connection,
      Instant start,
      String order,
      String type,
      Optional<String> code,
      ObjectNode parameters,
      Outcome outcome)
      throws SQLException {
    var preState =
        Json.object()
            .put("order_id", order)
            .put("order_type", type)
            .put("reason_code", code.orElse(null));
    preState.set("parameters", parameters);
    var action =
        new ActionTaken(
            1,
            type,
            Optional.empty(),
            Optional.empty(),
            millisSince(start),
            outcome.name().toLowerCase(Locale.ROOT));
    evidence.recordOrder(connection, start, preState, List.of(action), Json.object(), outcome);
  }

  private long millisSince(Instant start) {
    return Math.max(0, clock.millis() - start.toEpochMilli());
  }

  private static Outcome outcome(RefusalCode code) {
    return code == RefusalCode.EXPIRED ? Outcome.EXPIRED : Outcome.REJECTED;
  }
}
