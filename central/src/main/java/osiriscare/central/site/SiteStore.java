package osiriscare.central.site;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import osiriscare.central.route.PageRequest;
import osiriscare.central.site.SiteView.ApplianceCounts;
import osiriscare.central.site.SiteView.CheckCounts;
import osiriscare.central.site.SiteView.CheckRow;
import osiriscare.central.site.SiteView.PartnerTag;
import osiriscare.database.Db;
import osiriscare.protocol.check.Check;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.checkin.LiveStatus;
import osiriscare.protocol.id.SiteId;

/// Reads sites. A page takes four statements, however many sites are on it.
final class SiteStore {
  private static final int CHECK_ROWS_MAX = 5_000;

  private SiteStore() {}

  private record SiteRow(
      String siteId, String name, PartnerTag partner, String status, Instant createdAt) {}

  private static final String PAGE =
      """
      SELECT s.site_id, s.name, s.status, s.created_at, p.slug, p.brand_name
        FROM site s JOIN partner p USING (partner_id)
       WHERE :after_name::text IS NULL OR (s.name, s.site_id) > (:after_name::text, :after_id::text)
       ORDER BY s.name, s.site_id
       LIMIT :limit
      """;

  /// Sites by name; one more than the page holds when there are more.
  static List<SiteView> page(Db db, PageRequest page, Instant now) {
    var rows =
        db.sql(PAGE)
            .param("after_name", afterText(page, 0))
            .param("after_id", afterText(page, 1))
            .param("limit", page.fetch())
            .query((row, _) -> siteRow(row))
            .list();
    return views(db, rows, now);
  }

  private static SiteRow siteRow(ResultSet row) throws SQLException {
    return new SiteRow(
        text(row, "site_id"),
        text(row, "name"),
        new PartnerTag(text(row, "slug"), text(row, "brand_name")),
        text(row, "status"),
        instant(row, "created_at"));
  }

  private static @Nullable String afterText(PageRequest page, int index) {
    return page.after().map(cursor -> cursor.text(index)).orElse(null);
  }

  private static final String ONE =
      """
      SELECT s.site_id, s.name, s.status, s.created_at, p.slug, p.brand_name
        FROM site s JOIN partner p USING (partner_id) WHERE s.site_id = :site
      """;

  /// One site.
  static Optional<SiteView> find(Db db, SiteId site, Instant now) {
    var rows = db.sql(ONE).param("site", site.value()).query((row, _) -> siteRow(row)).list();
    return views(db, rows, now).stream().findFirst();
  }

  private static List<SiteView> views(Db db, List<SiteRow> rows, Instant now) {
    var ids = rows.stream().map(SiteRow::siteId).toList();
    var checkins = checkins(db, ids);
    var verdicts = verdicts(db, ids);
    var phases = SitePhases.of(db, ids);
    return rows.stream()
        .map(row ->
            view(
                row,
                Optional.ofNullable(phases.get(row.siteId())).orElseThrow(),
                checkins.getOrDefault(row.siteId(), List.of()),
                verdicts.getOrDefault(row.siteId(), new CheckCounts(0, 0, 0)),
                now))
        .toList();
  }

  private static SiteView view(
      SiteRow row,
      SitePhase.SiteProgress progress,
      List<Optional<Instant>> checkins,
      CheckCounts checks,
      Instant now) {
    var appliances =
        ApplianceCounts.of(checkins.stream().map(last -> LiveStatus.of(last, now)).toList());
    return new SiteView(
        row.siteId(),
        row.name(),
        row.partner(),
        row.status(),
        appliances.worst(),
        progress,
        appliances,
        checks,
        checkins.stream().flatMap(Optional::stream).max(Instant::compareTo),
        row.createdAt());
  }

  private record LastCheckin(String site, Optional<Instant> at) {}

  private static final String CHECKINS =
      """
      SELECT a.site_id, c.last_checkin
        FROM appliance a LEFT JOIN appliance_checkin c USING (appliance_id)
       WHERE a.site_id = ANY (:sites)
      """;

  private static Map<String, List<Optional<Instant>>> checkins(Db db, Collection<String> sites) {
    return db
        .sql(CHECKINS)
        .param("sites", sites.toArray(String[]::new))
        .query(
            (row, _) -> new LastCheckin(text(row, "site_id"), optionalInstant(row, "last_checkin")))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                LastCheckin::site, Collectors.mapping(LastCheckin::at, Collectors.toList())));
  }

  private record SiteChecks(String site, CheckCounts counts) {}

  private static final String VERDICTS =
      """
      SELECT site_id, count(*) FILTER (WHERE verdict = 'pass') AS pass,
             count(*) FILTER (WHERE verdict = 'fail') AS fail,
             count(*) FILTER (WHERE verdict = 'unknown') AS unknown
        FROM check_state WHERE site_id = ANY (:sites) GROUP BY site_id
      """;

  private static Map<String, CheckCounts> verdicts(Db db, Collection<String> sites) {
    return db
        .sql(VERDICTS)
        .param("sites", sites.toArray(String[]::new))
        .query((row, _) ->
            new SiteChecks(
                text(row, "site_id"),
                new CheckCounts(row.getInt("pass"), row.getInt("fail"), row.getInt("unknown"))))
        .list()
        .stream()
        .collect(Collectors.toMap(SiteChecks::site, SiteChecks::counts));
  }

  private static final String CHECKS =
      """
      SELECT check_type, host_id, verdict, reason, observed_at, bundle_id
        FROM check_state WHERE site_id = :site ORDER BY host_id, check_type LIMIT :limit
      """;

  /// The latest word on each check of each host.
  static List<CheckRow> checks(Db db, SiteId site) {
    return db.sql(CHECKS)
        .param("site", site.value())
        .param("limit", CHECK_ROWS_MAX)
        .query((row, _) -> {
          var type = text(row, "check_type");
          var check = CheckCatalogue.find(type);
          return new CheckRow(
              type,
              check.map(Check::title).orElse(type),
              text(row, "host_id"),
              text(row, "verdict"),
              optionalText(row, "reason"),
              check.map(Check::severity).orElse(Severity.MEDIUM),
              check.map(Check::hipaaControls).orElse(List.of()),
              instant(row, "observed_at"),
              text(row, "bundle_id"));
        })
        .list();
  }

  private static final String INSERT =
      """
      INSERT INTO site (site_id, partner_id, name, deployment_mode)
      SELECT :site, partner_id, :name, :mode FROM partner WHERE slug = :partner AND status <> 'suspended'
      ON CONFLICT (site_id) DO NOTHING
      """;

  /// Adds a site.
  ///
  /// @return whether there was none with this id
  static boolean insert(Db db, SiteId site, NewSite wanted) {
    return db.sql(INSERT)
            .param("site", site.value())
            .param("name", wanted.name())
            .param("mode", wanted.mode())
            .param("partner", wanted.partnerSlug())
            .update()
        == 1;
  }

  private static final String PARTNER =
      """
      SELECT status FROM partner WHERE slug = :slug
      """;

  /// State of a partner; empty when there is none.
  static Optional<String> partnerStatus(Db db, String slug) {
    return db.sql(PARTNER).param("slug", slug).query(String.class).optional();
  }
}
