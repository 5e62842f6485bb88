package osiriscare.central.planner;

import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.central.route.PageRequest;
import osiriscare.central.settings.PlannerSettings;
import osiriscare.database.Db;
import osiriscare.protocol.id.SiteId;

/// How the planner stands at single sites.
public final class PlannerSites {
  private static final Duration HOUR = Duration.ofHours(1);

  private PlannerSites() {}

  /// One site.
  public record PlannerSiteView(
      String siteId,
      @Described(
              value = "What becomes of plans here",
              oneOf = {"auto", "manual", "disabled"})
          String mode,
      @Described("Why it has a mode of its own; null when the platform's holds")
          Optional<String> reason,
      Optional<Instant> setAt,
      Optional<String> setBy,
      @Described("Calls within the last hour") long callsLastHour,
      @Described("Calls that one site may have within an hour") int callsPerHour,
      @Described("What was spent here today (UTC), in millionths of a dollar")
          long spentMicrousd) {}

  private static final String PAGE =
      """
      SELECT s.site_id, m.mode, m.reason, m.set_at, m.set_by,
             (SELECT count(*) FROM planner_decision d
               WHERE d.site_id = s.site_id AND d.asked_at > :hour AND d.provider IS NOT NULL) AS calls,
             (SELECT coalesce(sum(coalesce(d.cost_microusd, d.reserved_microusd)), 0) FROM planner_decision d
               WHERE d.site_id = s.site_id AND d.asked_at >= :day) AS spent
        FROM site s LEFT JOIN planner_site m USING (site_id)
       WHERE (:site::text IS NULL OR s.site_id = :site::text)
         AND (:after::text IS NULL OR s.site_id > :after::text)
       ORDER BY s.site_id LIMIT :limit
      """;

  static List<PlannerSiteView> page(
      Db db, PlannerSettings settings, Optional<SiteId> site, PageRequest page, Instant now) {
    return db.sql(PAGE)
        .param("site", orNull(site.map(SiteId::value)))
        .param("after", orNull(page.after().map(cursor -> cursor.text(0))))
        .param("hour", Db.time(now.minus(HOUR)))
        .param("day", Db.time(now.truncatedTo(ChronoUnit.DAYS)))
        .param("limit", page.fetch())
        .query((row, _) ->
            new PlannerSiteView(
                text(row, "site_id"),
                optionalText(row, "mode").orElse(settings.mode().name().toLowerCase(Locale.ROOT)),
                optionalText(row, "reason"),
                optionalInstant(row, "set_at"),
                optionalText(row, "set_by"),
                row.getLong("calls"),
                settings.callsPerHour(),
                row.getLong("spent")))
        .list();
  }
}
