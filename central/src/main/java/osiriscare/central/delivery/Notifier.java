package osiriscare.central.delivery;

import static osiriscare.central.sql.Columns.text;

import java.time.Clock;
import java.util.UUID;
import osiriscare.central.delivery.Channel.Way;
import osiriscare.database.Db;
import osiriscare.protocol.id.SiteId;

/// Takes what is to be told, in the transaction of what happened.
public final class Notifier {
  private final Channels channels;
  private final Clock clock;

  Notifier(Channels channels, Clock clock) {
    this.channels = channels;
    this.clock = clock;
  }

  private static final String WHOSE =
      """
      SELECT p.slug, s.deployment_mode FROM site s JOIN partner p USING (partner_id) WHERE s.site_id = :site
      """;

  private record Whose(String partner, boolean isReseller) {}

  private static final String INSERT =
      """
      INSERT INTO delivery (delivery_id, site_id, channel, event, message, next_attempt, created_at)
      VALUES (:id, :site, :channel, :event, :message, :now, :now)
      ON CONFLICT (event, channel) DO NOTHING
      """;

  /// Leaves a message about a site for every channel that hears of it, the platform's and the
  /// partner's; the same event again changes nothing.
  public void tell(Db db, Message message) {
    var site = message.site().orElseThrow();
    var whose =
        db.sql(WHOSE)
            .param("site", site.value())
            .query((row, _) ->
                new Whose(text(row, "slug"), text(row, "deployment_mode").equals("reseller")))
            .single();
    for (var channel : channels.about(whose.partner(), message.severity())) {
      // In direct mode a site has no PSA of a reseller.
      if (whose.isReseller() || !(channel.way() instanceof Way.Psa)) {
        insert(db, site, channel, message);
      }
    }
    tellPartner(db, message);
  }

  /// Leaves a message about a site for the partner's own channels alone.
  public void tellPartner(Db db, Message message) {
    NoticeStore.take(db, message, clock.instant());
  }

  /// Leaves a message for everybody of a client who has such mailed.
  public void tellClient(Db db, UUID client, Message message) {
    PersonNotices.take(db, client, message, clock.instant());
  }

  /// Drops what somebody of a client has not been told about a topic yet.
  public static void forget(Db db, UUID person, ClientTopic topic) {
    PersonNotices.forget(db, person, topic);
  }

  private void insert(Db db, SiteId site, Channel channel, Message message) {
    db.sql(INSERT)
        .param("id", UUID.randomUUID())
        .param("site", site.value())
        .param("channel", channel.id())
        .param("event", message.event())
        .param("message", Db.jsonb(message.toJson()))
        .param("now", Db.time(clock.instant()))
        .update();
  }
}
