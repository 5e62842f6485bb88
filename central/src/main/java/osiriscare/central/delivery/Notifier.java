package osiriscare.central.delivery;

import static osiriscare.central.sql.Columns.text;

import java.time.Clock;
import java.util.UUID;
import osiriscare.database.Db;

/// Takes what is to be told, in the transaction of what happened.
public final class Notifier {
  private final Channels channels;
  private final Clock clock;

  Notifier(Channels channels, Clock clock) {
    this.channels = channels;
    this.clock = clock;
  }

  private static final String PARTNER =
      "SELECT p.slug FROM site s JOIN partner p USING (partner_id) WHERE s.site_id = :site";

  private static final String INSERT =
      """
      INSERT INTO delivery (delivery_id, site_id, channel, event, message, next_attempt, created_at)
      VALUES (:id, :site, :channel, :event, :message, :now, :now)
      ON CONFLICT (event, channel) DO NOTHING
      """;

  /// Leaves a message for every channel that hears of it; the same event again changes nothing.
  public void tell(Db db, Message message) {
    var partner =
        db.sql(PARTNER)
            .param("site", message.site().value())
            .query((row, _) -> text(row, "slug"))
            .single();
    for (var channel : channels.about(partner, message.severity())) {
      db.sql(INSERT)
          .param("id", UUID.randomUUID())
          .param("site", message.site().value())
          .param("channel", channel.id())
          .param("event", message.event())
          .param("message", Db.jsonb(message.toJson()))
          .param("now", Db.time(clock.instant()))
          .update();
    }
  }
}
