package osiriscare.central.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.fleet.FleetOrder.Status;
import osiriscare.central.fleet.FleetOrderView.FleetTargetView;
import osiriscare.central.fleet.NewFleetOrder.Wanted;
import osiriscare.central.release.Releases;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Described;
import osiriscare.central.route.Page;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.OrderType;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// The doors by which people order something of the whole fleet, and hold it, let it go on or end
/// it.
public final class FleetApi {
  private static final int REASON_MAX = 500;

  private final Database database;
  private final Clock clock;

  FleetApi(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Why a person changes what is under way.
  public record Reason(@Described("For those who read it later") String reason) {
    static String read(Fields fields) {
      return fields.text("reason", REASON_MAX);
    }
  }

  /// Keeps a fleet order; the first stage gets its orders within seconds, in the window if it has
  /// one.
  public FleetOrderView create(Call call, Db db) {
    var wanted = NewFleetOrder.read(call.body());
    if (wanted.type() == OrderType.UPDATE_AGENT) {
      Releases.require(db, wanted.parameters());
      wanted.rollback().ifPresent(before -> Releases.require(db, before));
    }
    var actor = Actor.of(call);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var order = order(wanted, actor.username(), now);
    if (!FleetOrderStore.insert(db, order, now)) {
      throw new ProblemException(
          ProblemCode.CONFLICT,
          "A fleet order "
              + wanted.type().word()
              + " is open; cancel it first if this one replaces it");
    }
    var detail = Json.object().put("order_type", wanted.type().word());
    detail.set("parameters", wanted.parameters());
    AuditLog.append(db, actor.did("fleet.create", order.id().toString(), detail));
    return view(db, order.id(), now);
  }

  private static FleetOrder order(Wanted wanted, String by, Instant now) {
    var id = UUID.randomUUID();
    return new FleetOrder(
        id,
        wanted.type(),
        wanted.parameters(),
        wanted.rollback(),
        Optional.empty(),
        wanted.skipVersion(),
        Status.ACTIVE,
        new Rollout.Plan(
            id.toString(),
            wanted.stages(),
            wanted.failurePercent(),
            Duration.ofMinutes(wanted.soakMinutes()),
            wanted.window(),
            now.plus(Duration.ofHours(wanted.expiresHours()))),
        new Rollout.Position(0, Optional.empty(), 0),
        by);
  }

  /// Fleet orders, newest first.
  public Page<FleetOrderView> list(Call call) {
    var page = call.page(2);
    var rows = database.in(call.tenant(), db -> FleetViews.page(db, page, clock.instant()));
    return Page.of(rows, page, order -> Cursor.at(order.createdAt(), order.fleetOrderId()));
  }

  /// One fleet order.
  public FleetOrderView get(Call call) {
    var id = call.uuid("fleet_order_id");
    return database.in(call.tenant(), db -> view(db, id, clock.instant()));
  }

  /// How each appliance's part stands.
  public Page<FleetTargetView> appliances(Call call) {
    var id = call.uuid("fleet_order_id");
    var page = call.page(1);
    var rows =
        database.in(
            call.tenant(),
            db -> {
              view(db, id, clock.instant());
              return FleetViews.targets(db, id, page);
            });
    return Page.of(rows, page, target -> Cursor.at(target.applianceId()));
  }

  /// Hands out no more orders until a person resumes it; what no appliance has seen is taken back.
  public FleetOrderView pause(Call call) {
    return change(call, Set.of(Status.ACTIVE), Status.PAUSED);
  }

  /// Lets a held or stopped order go on. Failures of this stage so far are let pass.
  public FleetOrderView resume(Call call) {
    return change(call, Set.of(Status.PAUSED, Status.STOPPED), Status.ACTIVE);
  }

  /// Ends an order; what no appliance has seen is taken back, the rest runs to its end.
  public FleetOrderView cancel(Call call) {
    return change(call, Set.of(Status.ACTIVE, Status.PAUSED, Status.STOPPED), Status.CANCELLED);
  }

  private FleetOrderView change(Call call, Set<Status> from, Status to) {
    var id = call.uuid("fleet_order_id");
    var reason = Reason.read(call.body());
    var actor = Actor.of(call);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return database.in(
        call.tenant(),
        db -> {
          var order = FleetOrderStore.lock(db, id).orElseThrow(() -> none(id));
          if (order.status() != to) {
            require(order, from);
            if (to == Status.ACTIVE) {
              requireNotTakenBack(order);
              letPass(db, order);
            } else {
              FleetTargetStore.withdraw(db, id, now);
            }
            FleetOrderStore.status(db, id, to, reason, now);
            AuditLog.append(
                db,
                actor.did(
                    "fleet." + (to == Status.ACTIVE ? "resume" : to.word()),
                    id.toString(),
                    Json.object().put("reason", reason)));
          }
          return view(db, id, now);
        });
  }

  private static void require(FleetOrder order, Set<Status> from) {
    if (!from.contains(order.status())) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "The fleet order is " + order.status().word());
    }
  }

  private static void requireNotTakenBack(FleetOrder order) {
    if (order.status() == Status.STOPPED && order.rollback().isPresent()) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "What was done is being taken back; cancel it and make another");
    }
  }

  private static void letPass(Db db, FleetOrder order) {
    var position = order.position();
    FleetOrderStore.position(
        db,
        order.id(),
        new Rollout.Position(
            position.stage(), Optional.empty(), FleetTargetStore.failures(db, order)));
  }

  private static FleetOrderView view(Db db, UUID id, Instant now) {
    return FleetViews.find(db, id, now).orElseThrow(() -> none(id));
  }

  private static ProblemException none(UUID id) {
    return new ProblemException(ProblemCode.NOT_FOUND, "There is no fleet order " + id);
  }
}
