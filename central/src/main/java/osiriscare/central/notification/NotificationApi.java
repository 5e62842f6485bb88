package osiriscare.central.notification;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.delivery.DeliveryDesk;
import osiriscare.central.notification.LogStore.Wanted;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Page;
import osiriscare.central.route.Route.Done;
import osiriscare.central.secret.Vault;
import osiriscare.central.site.SiteDirectory;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// When a partner is told, what differs at a site, and what was told.
public final class NotificationApi {
  private static final List<String> STATUSES =
      List.of("waiting", "sending", "delivered", "unsure", "dead");
  private static final Set<String> RESELLERS = Set.of("psa", "syslog");

  private final Database database;
  private final Vault vault;
  private final Clock clock;

  NotificationApi(Database database, Vault vault, Clock clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /// When it wants to be told.
  public NotificationSettings settings(Call call) {
    var partner = call.account().requirePartner();
    return database.in(call.tenant(), db -> SettingStore.find(db, partner));
  }

  /// Changes when; what was collected already keeps its time.
  public NotificationSettings setSettings(Call call) {
    var wanted = NotificationSettings.from(call.body());
    var partner = call.account().requirePartner();
    return database.in(
        call.tenant(),
        db -> {
          SettingStore.put(db, partner, wanted);
          var detail = Json.object().put("time_zone", wanted.timeZone());
          wanted.quietFrom().ifPresent(time -> detail.put("quiet_from", time));
          wanted.quietTo().ifPresent(time -> detail.put("quiet_to", time));
          AuditLog.append(db, Actor.of(call).did("notification.settings", "settings", detail));
          return wanted;
        });
  }

  /// What differs at a site; nothing unless somebody said so.
  public SiteNotifications site(Call call) {
    var site = call.site();
    return database.in(
        call.tenant(),
        db -> {
          SiteDirectory.require(db, site);
          return SettingStore.find(db, site);
        });
  }

  /// Says what differs at a site.
  public SiteNotifications setSite(Call call) {
    var site = call.site();
    return database.in(
        call.tenant(),
        db -> {
          SiteDirectory.require(db, site);
          var wanted = SiteNotifications.from(call.body());
          requireFitting(call, db, site, wanted);
          SettingStore.put(db, site, wanted);
          var detail = Json.object().put("is_muted", wanted.isMuted());
          wanted.severityMin().ifPresent(severity -> detail.put("severity_min", severity));
          wanted.channelIds().ifPresent(ids -> detail.set("channel_ids", Json.array(ids)));
          AuditLog.append(db, Actor.of(call).did("notification.site", site.value(), site, detail));
          return wanted;
        });
  }

  private void requireFitting(Call call, Db db, SiteId site, SiteNotifications wanted) {
    boolean isDirect = SettingStore.isDirect(db, site);
    for (var id : wanted.channelIds().orElse(List.of())) {
      var channel =
          ChannelStore.find(db, vault, call.account().requirePartner(), UUID.fromString(id))
              .orElseThrow(() -> new InvalidRequest("channel_ids", "names a channel that is not"));
      if (isDirect && RESELLERS.contains(channel.view().kind())) {
        throw new InvalidRequest(
            "channel_ids",
            "names "
                + channel.view().name()
                + ": a site in direct mode has no RMM, PSA or log server of a reseller");
      }
    }
  }

  /// Does as at every other site.
  public Done removeSite(Call call) {
    var site = call.site();
    return database.in(
        call.tenant(),
        db -> {
          SiteDirectory.require(db, site);
          SettingStore.remove(db, site);
          AuditLog.append(
              db,
              Actor.of(call).did("notification.site_remove", site.value(), site, Json.object()));
          return Done.DONE;
        });
  }

  /// What was told, newest first.
  public Page<NotificationDelivery> log(Call call) {
    var page = call.page(2);
    var partner = call.account().requirePartner();
    var wanted =
        new Wanted(
            Optional.empty(),
            call.query("channel_id", NotificationApi::uuid),
            call.query("site_id", SiteId::new),
            call.query("status", NotificationApi::requireStatus));
    var rows = database.in(call.tenant(), db -> LogStore.page(db, partner, wanted, page));
    return Page.of(rows, page, one -> Cursor.at(one.createdAt(), one.deliveryId()));
  }

  private static UUID uuid(String text) {
    if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      throw new IllegalArgumentException("must be a UUID");
    }
    return UUID.fromString(text);
  }

  private static String requireStatus(String text) {
    if (!STATUSES.contains(text)) {
      throw new IllegalArgumentException("must be one of " + String.join(", ", STATUSES));
    }
    return text;
  }

  /// Has a message sent again that was given up, or of which nobody knows whether it arrived.
  public NotificationDelivery retry(Call call) {
    var id = call.uuid("delivery_id");
    var partner = call.account().requirePartner();
    return database.in(
        call.tenant(),
        db -> {
          var before = LogStore.find(db, partner, id).orElseThrow(NotificationApi::nothing);
          if (before.channelId().isEmpty()) {
            throw new ProblemException(ProblemCode.CONFLICT, "The channel was removed");
          }
          if (!DeliveryDesk.again(db, id, clock.instant())) {
            throw new ProblemException(
                ProblemCode.CONFLICT, "The message was not given up: it is " + before.status());
          }
          var detail = Json.object().put("delivery_id", before.deliveryId());
          AuditLog.append(db, Actor.of(call).did("notification.retry", before.channel(), detail));
          return LogStore.find(db, partner, id).orElseThrow(NotificationApi::nothing);
        });
  }

  private static ProblemException nothing() {
    return new ProblemException(ProblemCode.NOT_FOUND, "There is no such message");
  }
}
