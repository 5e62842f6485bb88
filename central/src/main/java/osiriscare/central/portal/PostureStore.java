package osiriscare.central.portal;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import osiriscare.central.portal.PostureViews.CheckPosture;
import osiriscare.central.portal.PostureViews.ClientFix;
import osiriscare.central.portal.PostureViews.ClinicTask;
import osiriscare.central.portal.PostureViews.SiteMonth;
import osiriscare.central.portal.PostureViews.SitePosture;
import osiriscare.central.portal.PostureViews.Standing;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;
import osiriscare.protocol.check.Check;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.checkin.LiveStatus;

/// Reads how a client's sites stand. The database shows the client's own and nothing else.
final class PostureStore {
  /// What was looked at longer ago than this is not known any more.
  static final Duration STALE_AFTER = Duration.ofHours(24);

  /// What an appliance saw is not known any more when it is silent for longer than this.
  static final Duration SILENT_AFTER = Duration.ofHours(1);

  private static final int SITES_MAX = 200;

  private static final Comparator<CheckPosture> WORST_FIRST =
      Comparator.comparing(CheckPosture::standing).thenComparing(CheckPosture::title);

  private PostureStore() {}

  private static final String SITES =
      """
      SELECT s.site_id, s.name, a.heard,
             CASE WHEN a.heard IS NULL THEN 0 WHEN a.silent > 0 THEN 1 END AS task,
             (SELECT count(*) FROM ticket t WHERE t.site_id = s.site_id AND t.status <> 'resolved') AS tickets
        FROM site s,
             LATERAL (SELECT max(c.last_checkin) AS heard,
                             count(*) FILTER (WHERE c.last_checkin IS NULL OR c.last_checkin < :offline) AS silent
                        FROM appliance a LEFT JOIN appliance_checkin c USING (appliance_id)
                       WHERE a.site_id = s.site_id) a
       WHERE s.status = 'active'
       ORDER BY s.name, s.site_id LIMIT :max
      """;

  /// The sites of the client by name.
  static List<SitePosture> sites(Db db, Instant now) {
    var checks = checks(db, now);
    return db.sql(SITES)
        .param("offline", Db.time(now.minus(LiveStatus.OFFLINE_AFTER)))
        .param("max", SITES_MAX)
        .query((row, _) -> site(row, checks))
        .list();
  }

  private static SitePosture site(ResultSet row, Map<String, List<CheckPosture>> all)
      throws SQLException {
    var checks = all.getOrDefault(text(row, "site_id"), List.of());
    int fails = count(checks, Standing.FAILS);
    int unknown = count(checks, Standing.UNKNOWN);
    var task = optionalText(row, "task").map(Integer::valueOf).map(ClinicTask::at);
    return new SitePosture(
        text(row, "site_id"),
        text(row, "name"),
        standing(fails, unknown, checks.isEmpty()),
        optionalInstant(row, "heard"),
        task,
        row.getInt("tickets"),
        count(checks, Standing.HOLDS),
        fails,
        unknown,
        checks);
  }

  /// What a number of checks come to; of nothing, nothing is known.
  static Standing standing(int fails, int unknown, boolean isNothing) {
    if (fails > 0) {
      return Standing.FAILS;
    }
    return unknown > 0 || isNothing ? Standing.UNKNOWN : Standing.HOLDS;
  }

  private static int count(List<CheckPosture> checks, Standing standing) {
    return (int) checks.stream().filter(check -> check.standing() == standing).count();
  }

  private static final String CHECKS =
      """
      SELECT k.site_id, k.check_type, count(*) AS machines,
             count(*) FILTER (WHERE k.verdict = 'fail') AS failing,
             count(*) FILTER (WHERE k.verdict <> 'fail' AND (k.verdict = 'unknown' OR k.observed_at < :stale
               OR c.last_checkin IS NULL OR c.last_checkin < :silent)) AS unknown,
             min(k.observed_at) AS observed_at,
             (array_agg(k.bundle_id ORDER BY k.verdict = 'fail' DESC, k.verdict = 'unknown' DESC, k.observed_at))[1] AS bundle_id
        FROM check_state k LEFT JOIN appliance_checkin c USING (appliance_id)
       GROUP BY k.site_id, k.check_type
      """;

  /// By site, those that fail first.
  private static Map<String, List<CheckPosture>> checks(Db db, Instant now) {
    return db
        .sql(CHECKS)
        .param("stale", Db.time(now.minus(STALE_AFTER)))
        .param("silent", Db.time(now.minus(SILENT_AFTER)))
        .query((row, _) -> Map.entry(text(row, "site_id"), check(row)))
        .list()
        .stream()
        .sorted(Map.Entry.comparingByValue(WORST_FIRST))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static CheckPosture check(ResultSet row) throws SQLException {
    var type = text(row, "check_type");
    var known = CheckCatalogue.find(type);
    int failing = row.getInt("failing");
    return new CheckPosture(
        type,
        title(type),
        known.map(Check::passCondition).orElse(""),
        standing(failing, row.getInt("unknown"), false),
        row.getInt("machines"),
        failing,
        instant(row, "observed_at"),
        text(row, "bundle_id"));
  }

  private static String title(String type) {
    return CheckCatalogue.find(type).map(Check::title).orElse(type);
  }

  private static final String FIXED =
      """
      SELECT count(*) FROM healing_execution WHERE outcome = 'healed' AND started_at >= :since AND started_at < :until
      """;

  /// How many repairs held within a time.
  static int fixed(Db db, Instant since, Instant until) {
    return db.sql(FIXED)
        .param("since", Db.time(since))
        .param("until", Db.time(until))
        .query(Integer.class)
        .single();
  }

  private static final String FIXES =
      """
      SELECT h.execution_id, h.site_id, s.name, h.check_type, h.started_at, h.duration_ms, h.bundle_id
        FROM healing_execution h JOIN site s USING (site_id)
       WHERE h.outcome = 'healed' AND h.started_at >= :since AND h.started_at < :until
         AND (:after::timestamptz IS NULL OR (h.started_at, h.execution_id) < (:after::timestamptz, :after_id::uuid))
       ORDER BY h.started_at DESC, h.execution_id DESC LIMIT :limit
      """;

  /// Repairs that held within a time, newest first; one more than the page holds when there are
  /// more.
  static List<ClientFix> fixes(Db db, Instant since, Instant until, PageRequest page) {
    return db.sql(FIXES)
        .param("since", Db.time(since))
        .param("until", Db.time(until))
        .param("after", page.after().map(cursor -> Db.time(cursor.instant(0))).orElse(null))
        .param("after_id", orNull(page.after().map(cursor -> cursor.uuid(1))))
        .param("limit", page.fetch())
        .query((row, _) ->
            new ClientFix(
                text(row, "execution_id"),
                text(row, "site_id"),
                text(row, "name"),
                text(row, "check_type"),
                title(text(row, "check_type")),
                instant(row, "started_at"),
                row.getLong("duration_ms"),
                optionalText(row, "bundle_id")))
        .list();
  }

  private static final String MONTH =
      """
      SELECT s.site_id, s.name, e.bundles, e.passes, e.failures, e.unknown, h.fixes, i.opened, i.resolved
        FROM site s,
             LATERAL (SELECT count(*) AS bundles,
                             count(*) FILTER (WHERE e.verdict = 'pass') AS passes,
                             count(*) FILTER (WHERE e.verdict = 'fail') AS failures,
                             count(*) FILTER (WHERE e.verdict = 'unknown') AS unknown
                        FROM evidence_bundle e
                       WHERE e.site_id = s.site_id AND e.timestamp_end >= :since AND e.timestamp_end < :until) e,
             LATERAL (SELECT count(*) AS fixes FROM healing_execution h
                       WHERE h.site_id = s.site_id AND h.outcome = 'healed'
                         AND h.started_at >= :since AND h.started_at < :until) h,
             LATERAL (SELECT count(*) FILTER (WHERE i.received_at >= :since AND i.received_at < :until) AS opened,
                             count(*) FILTER (WHERE i.resolved_at >= :since AND i.resolved_at < :until) AS resolved
                        FROM incident i WHERE i.site_id = s.site_id) i
       ORDER BY s.name, s.site_id LIMIT :max
      """;

  /// What a month brought to each site.
  static List<SiteMonth> month(Db db, Instant since, Instant until) {
    return db.sql(MONTH)
        .param("since", Db.time(since))
        .param("until", Db.time(until))
        .param("max", SITES_MAX)
        .query((row, _) ->
            new SiteMonth(
                text(row, "site_id"),
                text(row, "name"),
                row.getInt("bundles"),
                row.getInt("passes"),
                row.getInt("failures"),
                row.getInt("unknown"),
                row.getInt("fixes"),
                row.getInt("opened"),
                row.getInt("resolved")))
        .list();
  }

  private static final String NAME =
      """
      SELECT name FROM client
      """;

  /// What the client is called; none but the own one is to be seen.
  static Optional<String> name(Db db) {
    return db.sql(NAME).query((row, _) -> text(row, "name")).optional();
  }
}
