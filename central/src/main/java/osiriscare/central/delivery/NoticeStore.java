package osiriscare.central.delivery;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.json;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.database.Db;
import osiriscare.protocol.json.Fields;
import tools.jackson.databind.node.ObjectNode;

/// What partners' channels are going to be told.
final class NoticeStore {
  /// After a message about a site, what is no worse waits for this long and is told together.
  private static final Duration PAUSE = Duration.ofMinutes(15);

  private NoticeStore() {}

  // Whose site it is decides, not who asks. In direct mode a site has neither PSA nor log server of
  // a reseller.
  private static final String WHO_HEARS =
      """
      SELECT c.channel_id, c.digest, s.time_zone, s.quiet_from, s.quiet_to, coalesce(s.critical_at_once, true) AS at_once,
             s.digest_at,
             (SELECT max(d.created_at) FROM notice n JOIN delivery d USING (delivery_id)
               WHERE n.channel_id = c.channel_id AND n.site_id = t.site_id
                 AND severity_rank(n.severity) >= severity_rank(:severity)) AS told,
             (SELECT min(n.due) FROM notice n
               WHERE n.channel_id = c.channel_id AND n.site_id = t.site_id AND n.delivery_id IS NULL) AS waiting
        FROM site t
        JOIN partner p USING (partner_id)
        JOIN notification_channel c USING (partner_id)
        LEFT JOIN notification_site o ON o.site_id = t.site_id
        LEFT JOIN notification_setting s ON s.partner_id = t.partner_id
       WHERE t.site_id = :site AND p.status = 'active' AND c.is_on AND :topic = ANY(c.events)
         AND NOT coalesce(o.is_muted, false)
         AND (o.channel_ids IS NULL OR c.channel_id = ANY(o.channel_ids))
         AND severity_rank(:severity) >= severity_rank(coalesce(o.severity_min, c.severity_min))
         AND (t.deployment_mode = 'reseller' OR c.kind NOT IN ('psa', 'syslog'))
      """;

  private record Hearer(
      UUID channel,
      String digest,
      NoticeTimes times,
      Optional<Instant> told,
      Optional<Instant> waiting) {

    Instant due(Message message, Instant now) {
      var due = times.due(now, message.severity(), digest);
      if (!digest.equals("none")) {
        return due;
      }
      var paused = told.map(PAUSE::addTo).map(Instant::from).filter(due::isBefore).orElse(due);
      return waiting.filter(paused::isAfter).orElse(paused);
    }
  }

  private static final String INSERT =
      """
      INSERT INTO notice (notice_id, site_id, channel_id, event, severity, message, due, created_at)
      VALUES (:id, :site, :channel, :event, :severity, :message, :due, :now)
      ON CONFLICT (event, channel_id) DO NOTHING
      """;

  /// Takes what happened for each channel of the partner that hears of it, once.
  static void take(Db db, Message message, Instant now) {
    var site = message.site().orElseThrow().value();
    var hearers =
        db.sql(WHO_HEARS)
            .param("site", site)
            .param("topic", Topic.of(message.kind()).word())
            .param("severity", message.severity().word())
            .query((row, _) -> hearer(row))
            .list();
    for (var hearer : hearers) {
      db.sql(INSERT)
          .param("id", UUID.randomUUID())
          .param("site", site)
          .param("channel", hearer.channel())
          .param("event", message.event())
          .param("severity", message.severity().word())
          .param("message", Db.jsonb(message.toJson()))
          .param("due", Db.time(hearer.due(message, now)))
          .param("now", Db.time(now))
          .update();
    }
  }

  private static Hearer hearer(ResultSet row) throws SQLException {
    var from = optionalText(row, "quiet_from").map(LocalTime::parse);
    var to = optionalText(row, "quiet_to").map(LocalTime::parse);
    var times =
        new NoticeTimes(
            ZoneId.of(optionalText(row, "time_zone").orElse("UTC")),
            from.flatMap(start -> to.map(end -> new NoticeTimes.Quiet(start, end))),
            row.getBoolean("at_once"),
            LocalTime.parse(optionalText(row, "digest_at").orElse("08:00")));
    return new Hearer(
        uuid(row, "channel_id"),
        text(row, "digest"),
        times,
        optionalInstant(row, "told"),
        optionalInstant(row, "waiting"));
  }

  /// Something that a channel is to hear.
  ///
  /// @param isDigest whether it is told together with what happened at other sites
  record Waiting(UUID id, UUID channel, boolean isDigest, Message message, Instant due) {}

  // What would be due a moment later belongs to the same outage: it is not made a second message.
  private static final String DUE =
      """
      SELECT n.notice_id, n.channel_id, c.digest <> 'none' AS is_digest, n.message::text, n.due
        FROM notice n JOIN notification_channel c USING (channel_id)
       WHERE n.delivery_id IS NULL AND n.due <= :soon
         AND EXISTS (SELECT 1 FROM notice f
               WHERE f.channel_id = n.channel_id AND f.delivery_id IS NULL AND f.due <= :now
                 AND (c.digest <> 'none' OR f.site_id = n.site_id))
       ORDER BY n.channel_id, n.site_id, n.created_at, n.notice_id
       LIMIT :limit FOR UPDATE OF n
      """;

  /// What is due, by channel and site, the oldest first.
  static List<Waiting> due(Db db, Instant now, int limit) {
    return db.sql(DUE)
        .param("now", Db.time(now))
        .param("soon", Db.time(now.plus(NoticeTimes.SETTLE)))
        .param("limit", limit)
        .query((row, _) ->
            new Waiting(
                uuid(row, "notice_id"),
                uuid(row, "channel_id"),
                row.getBoolean("is_digest"),
                Message.from(Fields.of((ObjectNode) json(row, "message"))),
                instant(row, "due")))
        .list();
  }

  private static final String TOLD =
      """
      UPDATE notice SET delivery_id = :delivery WHERE notice_id = ANY(:ids::uuid[])
      """;

  /// Says with which message they are told.
  static void told(Db db, Collection<UUID> ids, UUID delivery) {
    db.sql(TOLD)
        .param("delivery", delivery)
        .param("ids", db.texts(ids.stream().map(UUID::toString).toList()))
        .update();
  }
}
