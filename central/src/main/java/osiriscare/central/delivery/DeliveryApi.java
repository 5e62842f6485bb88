package osiriscare.central.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.delivery.DeliveryStore.Wanted;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Described;
import osiriscare.central.route.Page;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// What was told to whom, and the door by which a person has it told again.
public final class DeliveryApi {
  private static final List<String> STATUSES =
      List.of("waiting", "sending", "delivered", "unsure", "dead");

  private final Database database;
  private final Clock clock;

  DeliveryApi(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A message to one channel.
  public record DeliveryView(
      String deliveryId,
      String siteId,
      String channel,
      @Described(example = "ticket 17 opened") String event,
      @Described(
              value = "unsure: nobody knows whether it arrived; dead: it was given up",
              oneOf = {"waiting", "sending", "delivered", "unsure", "dead"})
          String status,
      int attempts,
      Optional<String> lastError,
      Instant createdAt,
      Optional<Instant> endedAt) {}

  /// Messages, newest first.
  public Page<DeliveryView> list(Call call) {
    var page = call.page(2);
    var wanted =
        new Wanted(
            Optional.empty(),
            call.query("site_id", SiteId::new),
            call.query("status", DeliveryApi::requireStatus),
            call.query("ticket_id", DeliveryApi::ticket));
    var rows = database.in(call.tenant(), db -> DeliveryStore.page(db, wanted, page));
    return Page.of(rows, page, one -> Cursor.at(one.createdAt(), one.deliveryId()));
  }

  private static String requireStatus(String text) {
    if (!STATUSES.contains(text)) {
      throw new IllegalArgumentException("must be one of " + String.join(", ", STATUSES));
    }
    return text;
  }

  private static long ticket(String text) {
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("must be a number");
    }
    return Long.parseLong(text);
  }

  /// Has a message sent again that was given up, or of which nobody knows whether it arrived.
  public DeliveryView retry(Call call) {
    var id = call.uuid("delivery_id");
    return database.in(
        call.tenant(),
        db -> {
          var before = find(db, call);
          if (!DeliveryStore.again(db, id, clock.instant())) {
            throw new ProblemException(
                ProblemCode.CONFLICT, "The message was not given up: it is " + before.status());
          }
          AuditLog.append(
              db,
              Actor.of(call)
                  .did(
                      "delivery.retry",
                      before.deliveryId(),
                      new SiteId(before.siteId()),
                      Json.object().put("channel", before.channel()).put("event", before.event())));
          return find(db, call);
        });
  }

  private static DeliveryView find(Db db, Call call) {
    var one = new PageRequest(1, Optional.empty());
    return DeliveryStore.page(db, Wanted.one(call.uuid("delivery_id")), one).stream()
        .findFirst()
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such message"));
  }
}
