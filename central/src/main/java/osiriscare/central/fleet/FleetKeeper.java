package osiriscare.central.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.fleet.FleetOrder.Status;
import osiriscare.central.job.Lease;
import osiriscare.central.order.OrderStore;
import osiriscare.central.signing.Signer;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.json.Json;

/// Carries fleet orders on: asks [Rollout] what is next and does it, one step to a transaction, so
/// that a Central that dies leaves the step before. One Central does it at a time.
public final class FleetKeeper {
  static final String CENTRAL = "central";

  // Behind what a person or a rule wants of one appliance.
  private static final int PRIORITY = -5;
  private static final int ALL = 100;
  private static final Duration ROLLBACK_WITHIN = Duration.ofDays(7);
  private static final Logger log = LoggerFactory.getLogger(FleetKeeper.class);

  private final Database database;
  private final Signer signer;
  private final Clock clock;

  FleetKeeper(Database database, Signer signer, Clock clock) {
    this.database = database;
    this.signer = signer;
    this.clock = clock;
  }

  /// Does what is due.
  void keep() {
    for (var order : database.inPlatform(FleetOrderStore::open)) {
      while (step(order.id())) {
        // The next step of the same order.
      }
    }
  }

  private boolean step(UUID id) {
    return database.inPlatform(db -> {
      if (!Lease.take(db, "fleet")) {
        return false;
      }
      var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      var order = FleetOrderStore.lock(db, id).filter(each -> each.status().isOpen());
      order.ifPresent(each -> FleetTargetStore.settle(db, each, now));
      if (order.isEmpty() || order.get().status() != Status.ACTIVE) {
        return false;
      }
      var fleet = FleetTargetStore.fleet(db, order.get(), now);
      var next = Rollout.next(order.get().plan(), order.get().position(), fleet, now);
      carryOut(db, order.get(), next, now);
      return !(next instanceof Rollout.Next.Wait);
    });
  }

  private void carryOut(Db db, FleetOrder order, Rollout.Next next, Instant now) {
    var position = order.position();
    switch (next) {
      case Rollout.Next.Wait() -> {
        // Asked again at the next turn.
      }
      case Rollout.Next.Order(var appliances) -> {
        appliances.forEach(appliance -> order(db, order, appliance, now));
        move(db, order, position.stage(), Optional.empty(), position.acceptedFailures());
      }
      case Rollout.Next.Soak() ->
          move(db, order, position.stage(), Optional.of(now), position.acceptedFailures());
      case Rollout.Next.Silent(var appliances) ->
          FleetTargetStore.fail(
              db, order.id(), appliances, "it completed the order and fell silent", now);
      case Rollout.Next.Stage(var stage) -> move(db, order, stage, Optional.empty(), 0);
      case Rollout.Next.Stop(var reason) -> stop(db, order, reason, now);
      case Rollout.Next.Complete() -> end(db, order, Status.COMPLETED, "all stages are done", now);
    }
  }

  private static void move(
      Db db, FleetOrder order, int stage, Optional<Instant> soakingSince, int accepted) {
    FleetOrderStore.position(db, order.id(), new Rollout.Position(stage, soakingSince, accepted));
  }

  private void order(Db db, FleetOrder fleet, ApplianceId appliance, Instant now) {
    var signed =
        signer.sign(
            new Signer.Request(appliance, fleet.type().word(), fleet.parameters(), PRIORITY));
    OrderStore.insert(db, signed, fleet.createdBy());
    FleetTargetStore.ordered(db, fleet, appliance, signed.order().id(), now);
  }

  private static void stop(Db db, FleetOrder order, String reason, Instant now) {
    FleetTargetStore.withdraw(db, order.id(), now);
    end(db, order, Status.STOPPED, reason, now);
    order
        .rollback()
        .ifPresent(parameters -> {
          var rollback =
              new FleetOrder(
                  UUID.randomUUID(),
                  order.type(),
                  parameters,
                  Optional.empty(),
                  Optional.of(order.id()),
                  Optional.empty(),
                  Status.ACTIVE,
                  new Rollout.Plan(
                      "",
                      List.of(ALL),
                      ALL,
                      Duration.ZERO,
                      Optional.empty(),
                      now.plus(ROLLBACK_WITHIN)),
                  new Rollout.Position(0, Optional.empty(), 0),
                  CENTRAL);
          FleetOrderStore.insert(db, rollback, now);
          tell(db, "fleet.rollback", rollback.id(), "takes back " + order.id() + ": " + reason);
        });
  }

  private static void end(Db db, FleetOrder order, Status status, String reason, Instant now) {
    FleetOrderStore.status(db, order.id(), status, reason, now);
    tell(db, "fleet." + status.word(), order.id(), reason);
    var event = status == Status.STOPPED ? log.atError() : log.atInfo();
    event
        .addKeyValue("fleet_order", order.id())
        .addKeyValue("reason", reason)
        .log("fleet order is " + status.word());
  }

  private static void tell(Db db, String action, UUID order, String reason) {
    AuditLog.append(
        db,
        new AuditLog.Entry(
            CENTRAL,
            action,
            Optional.of(order.toString()),
            Optional.empty(),
            Json.object().put("reason", reason),
            Optional.empty()));
  }
}
