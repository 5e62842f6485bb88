package osiriscare.central.notification;

import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.texts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.database.Db;
import osiriscare.protocol.id.SiteId;

/// The rows of a partner's settings, and of what differs at its sites.
final class SettingStore {
  private SettingStore() {}

  private static final String FIND =
      """
      SELECT time_zone, quiet_from, quiet_to, critical_at_once, digest_at
        FROM notification_setting WHERE partner_id = :partner
      """;

  static NotificationSettings find(Db db, UUID partner) {
    return db.sql(FIND)
        .param("partner", partner)
        .query((row, _) ->
            new NotificationSettings(
                text(row, "time_zone"),
                optionalText(row, "quiet_from"),
                optionalText(row, "quiet_to"),
                row.getBoolean("critical_at_once"),
                text(row, "digest_at")))
        .optional()
        .orElse(NotificationSettings.DEFAULT);
  }

  private static final String PUT =
      """
      INSERT INTO notification_setting (partner_id, time_zone, quiet_from, quiet_to, critical_at_once, digest_at)
      VALUES (:partner, :zone, :from, :to, :critical, :digest)
      ON CONFLICT (partner_id) DO UPDATE SET time_zone = excluded.time_zone, quiet_from = excluded.quiet_from,
        quiet_to = excluded.quiet_to, critical_at_once = excluded.critical_at_once, digest_at = excluded.digest_at
      """;

  static void put(Db db, UUID partner, NotificationSettings settings) {
    db.sql(PUT)
        .param("partner", partner)
        .param("zone", settings.timeZone())
        .param("from", orNull(settings.quietFrom()))
        .param("to", orNull(settings.quietTo()))
        .param("critical", settings.criticalAtOnce())
        .param("digest", settings.digestAt())
        .update();
  }

  private static final String FIND_SITE =
      """
      SELECT is_muted, severity_min, channel_ids IS NOT NULL AS is_narrowed, channel_ids::text[] AS channel_ids
        FROM notification_site WHERE site_id = :site
      """;

  static SiteNotifications find(Db db, SiteId site) {
    return db.sql(FIND_SITE)
        .param("site", site.value())
        .query((row, _) ->
            new SiteNotifications(
                row.getBoolean("is_muted"),
                optionalText(row, "severity_min"),
                row.getBoolean("is_narrowed")
                    ? Optional.of(texts(row, "channel_ids"))
                    : Optional.empty()))
        .optional()
        .orElse(SiteNotifications.NONE);
  }

  private static final String PUT_SITE =
      """
      INSERT INTO notification_site (site_id, is_muted, severity_min, channel_ids)
      VALUES (:site, :muted, :severity, CASE WHEN :narrowed THEN :channels::uuid[] END)
      ON CONFLICT (site_id) DO UPDATE SET is_muted = excluded.is_muted, severity_min = excluded.severity_min,
        channel_ids = excluded.channel_ids
      """;

  static void put(Db db, SiteId site, SiteNotifications wanted) {
    db.sql(PUT_SITE)
        .param("site", site.value())
        .param("muted", wanted.isMuted())
        .param("severity", orNull(wanted.severityMin()))
        .param("narrowed", wanted.channelIds().isPresent())
        .param("channels", db.texts(wanted.channelIds().orElse(List.of())))
        .update();
  }

  private static final String REMOVE_SITE =
      """
      DELETE FROM notification_site WHERE site_id = :site
      """;

  static void remove(Db db, SiteId site) {
    db.sql(REMOVE_SITE).param("site", site.value()).update();
  }

  private static final String MODE =
      """
      SELECT deployment_mode FROM site WHERE site_id = :site
      """;

  static boolean isDirect(Db db, SiteId site) {
    return db.sql(MODE).param("site", site.value()).query(String.class).single().equals("direct");
  }
}
