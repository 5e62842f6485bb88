package osiriscare.central.order;

import java.time.Clock;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.policy.PromotedRules;
import osiriscare.central.release.Releases;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Page;
import osiriscare.central.signing.Signer;
import osiriscare.central.site.SiteDirectory;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.InvalidRequest.FieldError;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.OrderType;

/// Orders to appliances.
public final class OrderApi {
  private final Database database;
  private final Signer signer;
  private final Clock clock;

  OrderApi(Database database, Signer signer, Clock clock) {
    this.database = database;
    this.signer = signer;
    this.clock = clock;
  }

  /// Signs an order and keeps it until the appliance pulls it.
  public SignedOrderView create(Call call, Db db) {
    var site = call.site();
    var appliance = call.path("appl", ApplianceId::new);
    var wanted = NewOrder.from(call.body());
    SiteDirectory.require(db, site, appliance);
    var signed = sign(db, appliance, wanted);
    OrderStore.insert(db, signed, call.account().username());
    SiteDirectory.tellChanged(db, site);
    var detail =
        Json.object().put("order_type", wanted.orderType()).put("appliance", appliance.value());
    if (wanted.orderType().equals(OrderType.HEALING_RESET.word())) {
      detail.set("parameters", wanted.parameterObject());
    }
    AuditLog.append(
        db, Actor.of(call).did("order.create", signed.order().id().value(), site, detail));
    return SignedOrderView.of(signed.envelope());
  }

  private Signer.Signed sign(Db db, ApplianceId appliance, NewOrder wanted) {
    try {
      if (wanted.orderType().equals(OrderType.SYNC_PROMOTED_RULE.word())) {
        PromotedRules.check(db, appliance.site(), wanted.parameterObject());
      }
      if (wanted.orderType().equals(OrderType.UPDATE_AGENT.word())) {
        Releases.require(db, wanted.parameterObject());
      }
      return signer.sign(
          new Signer.Request(
              appliance,
              wanted.orderType(),
              wanted.parameterObject(),
              wanted.priority().orElse(0)));
    } catch (InvalidRequest e) {
      // The signer names parameters as the order does; the caller wrote them one level deeper.
      throw new InvalidRequest(
          e.errors().stream()
              .map(err -> new FieldError("parameters." + err.field(), err.message()))
              .toList());
    }
  }

  /// Orders of a site, newest first.
  public Page<OrderView> list(Call call) {
    var site = call.site();
    var page = call.page(2);
    var rows =
        database.in(
            call.tenant(),
            db -> {
              SiteDirectory.require(db, site);
              return OrderStore.page(db, site, page, clock.instant());
            });
    return Page.of(rows, page, order -> Cursor.at(order.createdAt(), order.orderId()));
  }
}
