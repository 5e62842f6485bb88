package osiriscare.central.partner;

import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import osiriscare.central.partner.OwnPartner.OwnSite;
import osiriscare.central.route.PageRequest;
import osiriscare.central.site.SitePhase;
import osiriscare.central.site.SitePhases;
import osiriscare.database.Db;
import osiriscare.protocol.checkin.LiveStatus;

/// A partner's sites by what they ask of people.
final class OwnSites {
  private OwnSites() {}

  private static final String PAGE =
      """
      SELECT site_id, name, needs, incidents, tickets, failing, unknown
        FROM site_needs(:partner, :now, :silent)
       WHERE :after_urgency::bigint IS NULL
          OR (urgency, name, site_id) > (:after_urgency::bigint, :after_name::text, :after_id::text)
       ORDER BY urgency, name, site_id
       LIMIT :limit
      """;

  /// Sites, the most urgent first; one more than the page holds when there are more.
  static List<OwnSite> page(Db db, UUID partner, PageRequest page, Instant now) {
    var rows =
        db.sql(PAGE)
            .param("partner", partner)
            .param("now", Db.time(now))
            .param("silent", Db.time(now.minus(LiveStatus.OFFLINE_AFTER)))
            .param("after_urgency", orNull(page.after().map(cursor -> cursor.number(0))))
            .param("after_name", orNull(page.after().map(cursor -> cursor.text(1))))
            .param("after_id", orNull(page.after().map(cursor -> cursor.text(2))))
            .param("limit", page.fetch())
            .query((row, _) -> site(row))
            .list();
    var phases = SitePhases.of(db, rows.stream().map(SiteNeeds::siteId).toList());
    return rows.stream()
        .map(row -> row.with(Optional.ofNullable(phases.get(row.siteId())).orElseThrow()))
        .toList();
  }

  private record SiteNeeds(
      String siteId,
      String name,
      List<Need> needs,
      int incidents,
      int tickets,
      int failing,
      int unknown) {
    OwnSite with(SitePhase.SiteProgress progress) {
      return new OwnSite(siteId, name, progress, needs, incidents, tickets, failing, unknown);
    }
  }

  /// How many sites there are.
  ///
  /// @param inNeed of these, how many ask something of people
  record Counts(int all, int inNeed) {}

  private static final String COUNTS =
      """
      SELECT count(*) AS all_sites, count(*) FILTER (WHERE urgency < cardinality(needs)) AS in_need
        FROM site_needs(:partner, :now, :silent)
      """;

  /// Counts sites.
  static Counts counts(Db db, UUID partner, Instant now) {
    return db.sql(COUNTS)
        .param("partner", partner)
        .param("now", Db.time(now))
        .param("silent", Db.time(now.minus(LiveStatus.OFFLINE_AFTER)))
        .query((row, _) -> new Counts(row.getInt("all_sites"), row.getInt("in_need")))
        .single();
  }

  private static SiteNeeds site(ResultSet row) throws SQLException {
    var counts = (Object[]) row.getArray("needs").getArray();
    var needs =
        Stream.of(Need.values())
            .filter(need -> ((Number) counts[need.place()]).longValue() > 0)
            .toList();
    return new SiteNeeds(
        text(row, "site_id"),
        text(row, "name"),
        needs,
        row.getInt("incidents"),
        row.getInt("tickets"),
        row.getInt("failing"),
        row.getInt("unknown"));
  }
}
