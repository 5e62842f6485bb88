package osiriscare.central.planner;

import static osiriscare.central.sql.Columns.text;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import osiriscare.central.settings.PlannerSettings.Mode;
import osiriscare.database.Db;
import osiriscare.protocol.id.SiteId;

/// What becomes of plans at single sites.
final class SiteModes {
  private SiteModes() {}

  private static final String FIND = "SELECT mode FROM planner_site WHERE site_id = :site";

  /// The mode of a site that has one of its own.
  static Optional<Mode> find(Db db, SiteId site) {
    return db.sql(FIND)
        .param("site", site.value())
        .query((row, _) -> Mode.valueOf(text(row, "mode").toUpperCase(Locale.ROOT)))
        .optional();
  }

  private static final String SET =
      """
      INSERT INTO planner_site (site_id, mode, reason, set_at, set_by) VALUES (:site, :mode, :reason, :now, :by)
      ON CONFLICT (site_id) DO UPDATE
        SET mode = excluded.mode, reason = excluded.reason, set_at = excluded.set_at, set_by = excluded.set_by
      """;

  static void set(Db db, SiteId site, Mode mode, String reason, String by, Instant now) {
    db.sql(SET)
        .param("site", site.value())
        .param("mode", mode.name().toLowerCase(Locale.ROOT))
        .param("reason", reason)
        .param("now", Db.time(now))
        .param("by", by)
        .update();
  }
}
