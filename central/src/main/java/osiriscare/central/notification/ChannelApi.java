package osiriscare.central.notification;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.delivery.AddressRule;
import osiriscare.central.delivery.DeliveryDesk;
import osiriscare.central.delivery.HookTarget;
import osiriscare.central.delivery.Message;
import osiriscare.central.notification.ChannelStore.Kept;
import osiriscare.central.notification.ChannelStore.Row;
import osiriscare.central.route.Call;
import osiriscare.central.route.Page;
import osiriscare.central.route.Route.Done;
import osiriscare.central.secret.Vault;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// The channels of a partner: where it is told, and whether that works.
public final class ChannelApi {
  private static final int CHANNELS_MAX = 50;
  private static final int TESTS_PER_HOUR_MAX = 30;

  private final Database database;
  private final Vault vault;
  private final DeliveryDesk desk;
  private final AddressRule rule;
  private final Clock clock;

  ChannelApi(Database database, Vault vault, DeliveryDesk desk, AddressRule rule, Clock clock) {
    this.database = database;
    this.vault = vault;
    this.desk = desk;
    this.rule = rule;
    this.clock = clock;
  }

  /// Channels by name, without their secrets.
  public Page<NotificationChannelView> list(Call call) {
    var partner = call.account().requirePartner();
    return Page.whole(database.in(call.tenant(), db -> ChannelStore.all(db, vault, partner)));
  }

  /// Makes a channel.
  public NotificationChannelView create(Call call, Db db) {
    var wanted = NewNotificationChannel.from(call.body(), rule);
    var partner = call.account().requirePartner();
    var counts = ChannelStore.lock(db, partner);
    if (counts.channels() >= CHANNELS_MAX) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "There are " + CHANNELS_MAX + " channels already");
    }
    return put(call, db, UUID.randomUUID(), wanted, Optional.empty(), "notification.create");
  }

  /// Puts another in its place. What is not given of a hook's address and secret stays.
  public NotificationChannelView replace(Call call) {
    var wanted = NewNotificationChannel.from(call.body(), rule);
    var id = call.uuid("channel_id");
    return database.in(
        call.tenant(),
        db -> {
          var before = require(call, db, id);
          return put(call, db, id, wanted, before.sealed(), "notification.replace");
        });
  }

  private NotificationChannelView put(
      Call call,
      Db db,
      UUID id,
      NewNotificationChannel wanted,
      Optional<String> before,
      String action) {
    var partner = call.account().requirePartner();
    if (wanted.isResellers() && ChannelStore.lock(db, partner).isDirectOnly()) {
      throw new InvalidRequest(
          "kind",
          "is for sites in reseller mode: in direct mode there is no RMM, PSA or log server of yours, and all your sites are in it");
    }
    var row =
        new Row(
            id,
            partner,
            wanted,
            sealed(id, wanted, before),
            clock.instant(),
            call.account().username());
    if (!ChannelStore.put(db, row)) {
      throw new ProblemException(ProblemCode.CONFLICT, "There is a channel of this name already");
    }
    var view = require(call, db, id).view();
    var detail = Json.object().put("channel_id", view.channelId()).put("kind", view.kind());
    detail.set("targets", Json.array(view.targets()));
    AuditLog.append(db, Actor.of(call).did(action, view.name(), detail));
    return view;
  }

  private Optional<String> sealed(UUID id, NewNotificationChannel wanted, Optional<String> before) {
    if (!wanted.isHook()) {
      return Optional.empty();
    }
    var former = before.map(value -> HookTarget.open(vault, id, value));
    var url = wanted.url().or(() -> former.map(HookTarget::url)).orElseThrow(() -> required("url"));
    var secret =
        wanted
            .secret()
            .or(() -> former.map(HookTarget::secret))
            .orElseThrow(() -> required("secret"));
    return Optional.of(new HookTarget(url, secret).seal(vault, id));
  }

  private static InvalidRequest required(String field) {
    return new InvalidRequest(field, "is required");
  }

  /// Removes one. What was told by it stays in the log.
  public Done remove(Call call) {
    var id = call.uuid("channel_id");
    return database.in(
        call.tenant(),
        db -> {
          var view = require(call, db, id).view();
          ChannelStore.remove(db, call.account().requirePartner(), id);
          var detail = Json.object().put("channel_id", view.channelId());
          AuditLog.append(db, Actor.of(call).did("notification.remove", view.name(), detail));
          return Done.DONE;
        });
  }

  /// Sends a message by it, now and once, the way of every other, and answers how that went.
  public NotificationDelivery test(Call call) {
    var id = call.uuid("channel_id");
    var partner = call.account().requirePartner();
    var now = clock.instant();
    database.in(
        call.tenant(),
        db -> {
          var view = require(call, db, id).view();
          if (LogStore.tests(db, partner, now) >= TESTS_PER_HOUR_MAX) {
            throw new ProblemException(
                ProblemCode.RATE_LIMITED, "At most " + TESTS_PER_HOUR_MAX + " tests an hour");
          }
          if (!view.isOn()) {
            throw new ProblemException(ProblemCode.CONFLICT, "The channel is switched off");
          }
          var detail = Json.object().put("channel_id", view.channelId());
          AuditLog.append(db, Actor.of(call).did("notification.test", view.name(), detail));
          return view;
        });
    var message =
        new Message(
            "test " + UUID.randomUUID(),
            Optional.empty(),
            Severity.LOW,
            "channel.test",
            "A test of your notification settings",
            "/partner/notifications",
            Json.object(),
            now);
    var delivery = desk.tryNow(id, message).orElseThrow(ChannelApi::nothing);
    return database.in(
        call.tenant(), db -> LogStore.find(db, partner, delivery).orElseThrow(ChannelApi::nothing));
  }

  private Kept require(Call call, Db db, UUID id) {
    return ChannelStore.find(db, vault, call.account().requirePartner(), id)
        .orElseThrow(ChannelApi::nothing);
  }

  private static ProblemException nothing() {
    return new ProblemException(ProblemCode.NOT_FOUND, "There is no such channel");
  }
}
