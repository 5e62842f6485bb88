package osiriscare.central.notification;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;
import osiriscare.protocol.id.SiteId;

/// What was told to partners' channels.
final class LogStore {
  private LogStore() {}

  /// Which are wanted.
  record Wanted(
      Optional<UUID> id, Optional<UUID> channel, Optional<SiteId> site, Optional<String> status) {}

  private static final String PAGE =
      """
      SELECT delivery_id, channel_id, channel, site_id, message ->> 'subject' AS subject, message ->> 'severity' AS severity,
             coalesce((message #>> '{detail,count}')::int, 1) AS events, status, attempts, last_error, created_at,
             CASE WHEN status = 'waiting' THEN next_attempt END AS next_attempt, ended_at
        FROM delivery
       WHERE partner_id = :partner
         AND (:id::uuid IS NULL OR delivery_id = :id::uuid)
         AND (:channel::uuid IS NULL OR channel_id = :channel::uuid)
         AND (:site::text IS NULL OR site_id = :site::text)
         AND (:status::text IS NULL OR status = :status::text)
         AND (:after_time::timestamptz IS NULL
              OR (created_at, delivery_id::text) < (:after_time::timestamptz, :after_id::text))
       ORDER BY created_at DESC, delivery_id::text DESC
       LIMIT :limit
      """;

  /// Newest first.
  static List<NotificationDelivery> page(Db db, UUID partner, Wanted wanted, PageRequest page) {
    return db.sql(PAGE)
        .param("partner", partner)
        .param("id", orNull(wanted.id()))
        .param("channel", orNull(wanted.channel()))
        .param("site", orNull(wanted.site().map(SiteId::value)))
        .param("status", orNull(wanted.status()))
        .param("after_time", page.after().map(cursor -> Db.time(cursor.instant(0))).orElse(null))
        .param("after_id", page.after().map(cursor -> cursor.text(1)).orElse(null))
        .param("limit", page.fetch())
        .query((row, _) -> view(row))
        .list();
  }

  /// One of a partner.
  static Optional<NotificationDelivery> find(Db db, UUID partner, UUID id) {
    var wanted = new Wanted(Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty());
    return page(db, partner, wanted, new PageRequest(1, Optional.empty())).stream().findFirst();
  }

  // The partner's own name stands before the channel's, so that no two partners share one.
  private static NotificationDelivery view(ResultSet row) throws SQLException {
    var channel = text(row, "channel");
    return new NotificationDelivery(
        text(row, "delivery_id"),
        optionalText(row, "channel_id"),
        channel.substring(channel.indexOf('/') + 1),
        optionalText(row, "site_id"),
        text(row, "subject"),
        text(row, "severity"),
        row.getInt("events"),
        text(row, "status"),
        row.getInt("attempts"),
        optionalText(row, "last_error"),
        instant(row, "created_at"),
        optionalInstant(row, "next_attempt"),
        optionalInstant(row, "ended_at"));
  }

  private static final String TESTS =
      """
      SELECT count(*) FROM delivery
       WHERE partner_id = :partner AND created_at > :since AND message ->> 'kind' = 'channel.test'
      """;

  /// How many tests there were in the last hour.
  static long tests(Db db, UUID partner, Instant now) {
    return db.sql(TESTS)
        .param("partner", partner)
        .param("since", Db.time(now.minus(Duration.ofHours(1))))
        .query(Long.class)
        .single();
  }
}
