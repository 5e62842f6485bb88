package osiriscare.central.tier;

import static osiriscare.central.sql.Columns.optionalLong;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.central.route.Call;
import osiriscare.central.route.Described;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.SiteId;

/// Which tier puts incidents right. An incident is of the highest tier that it needed: whatever
/// asked a person is the person's, also when it healed later.
public final class TierApi {
  /// Least share of incidents that rules should put right by themselves.
  static final int L1_FLOOR_PERCENT = 70;

  /// Fewest incidents that say something about a share.
  static final int INCIDENTS_MIN = 20;

  private static final int DAYS = 30;
  private static final int DAYS_MAX = 366;

  private final Database database;
  private final Clock clock;

  TierApi(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// How incidents went, by tier.
  public record TiersView(
      int days,
      @Described("Incidents that were reported in this time") long incidents,
      @Described("L1 rules, L2 the planner, L3 a person") List<TierView> tiers,
      @Described("What models were paid, in millionths of a dollar") long costMicrousd,
      @Described("The same for each incident that the planner decided; null when none was")
          Optional<Long> costMicrousdPerIncident,
      @Described("Least share of L1, in per cent") int l1FloorPercent,
      @Described("Whether L1 is below it, of at least 20 incidents") boolean belowFloor) {
    public TiersView {
      tiers = List.copyOf(tiers);
    }
  }

  /// One tier.
  public record TierView(
      @Described(oneOf = {"L1", "L2", "L3"}) String tier,
      long incidents,
      long sharePercent,
      @Described("Closed by signed evidence") long healed,
      @Described("Closed by whatever closed them") long resolved,
      @Described("Reported again within two hours after they were closed") long cameBack,
      @Described("How long they were open, on average; null when none ended")
          Optional<Long> secondsToResolve) {}

  /// Tells it.
  public TiersView tiers(Call call) {
    int days = call.query("days", TierApi::days).orElse(DAYS);
    var site = call.query("site_id", SiteId::new);
    var since = clock.instant().minus(Duration.ofDays(days));
    return database.in(call.tenant(), db -> tiers(db, days, site, since));
  }

  private static int days(String text) {
    if (!text.matches("[0-9]{1,3}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > DAYS_MAX) {
      throw new IllegalArgumentException("must be a whole number from 1 to " + DAYS_MAX);
    }
    return Integer.parseInt(text);
  }

  private static final String TIERS =
      """
      WITH one AS (
        SELECT i.resolved_at, i.resolved_at - i.received_at - i.closed_for AS open_for,
               CASE WHEN i.status = 'escalated' OR EXISTS (
                      SELECT 1 FROM incident_step s WHERE s.incident_id = i.incident_id AND s.step = 'escalated') THEN 'L3'
                    WHEN EXISTS (
                      SELECT 1 FROM planner_decision d WHERE d.incident_id = i.incident_id AND d.status = 'ordered') THEN 'L2'
                    ELSE 'L1' END AS tier,
               i.status = 'resolved' AND (
                 SELECT s.reason_code FROM incident_step s WHERE s.incident_id = i.incident_id AND s.step = 'resolved'
                  ORDER BY s.step_id DESC LIMIT 1) = 'evidence' AS is_proven,
               EXISTS (
                 SELECT 1 FROM incident_step s
                  WHERE s.incident_id = i.incident_id AND s.step IN ('reopened', 'recurred')) AS came_back
          FROM incident i
         WHERE i.received_at >= :since AND (:site::text IS NULL OR i.site_id = :site::text))
      SELECT t.tier, count(one.tier) AS incidents, count(one.resolved_at) AS resolved,
             count(*) FILTER (WHERE one.is_proven) AS healed, count(*) FILTER (WHERE one.came_back) AS came_back,
             (avg(extract(epoch FROM one.open_for)))::bigint AS seconds
        FROM (VALUES ('L1'), ('L2'), ('L3')) t (tier) LEFT JOIN one USING (tier)
       GROUP BY t.tier ORDER BY t.tier
      """;

  private record Row(
      String tier,
      long incidents,
      long healed,
      long resolved,
      long cameBack,
      Optional<Long> seconds) {}

  private static final String COST =
      """
      SELECT coalesce(sum(coalesce(cost_microusd, reserved_microusd)), 0) AS cost, count(DISTINCT incident_id) AS incidents
        FROM planner_decision
       WHERE asked_at >= :since AND (:site::text IS NULL OR site_id = :site::text)
      """;

  private record Cost(long microUsd, long incidents) {}

  static TiersView tiers(Db db, int days, Optional<SiteId> site, Instant since) {
    var rows =
        db.sql(TIERS)
            .param("since", Db.time(since))
            .param("site", orNull(site.map(SiteId::value)))
            .query((row, _) ->
                new Row(
                    text(row, "tier"),
                    row.getLong("incidents"),
                    row.getLong("healed"),
                    row.getLong("resolved"),
                    row.getLong("came_back"),
                    optionalLong(row, "seconds")))
            .list();
    var cost =
        db.sql(COST)
            .param("since", Db.time(since))
            .param("site", orNull(site.map(SiteId::value)))
            .query((row, _) -> new Cost(row.getLong("cost"), row.getLong("incidents")))
            .single();
    long all = rows.stream().mapToLong(Row::incidents).sum();
    long first = rows.getFirst().incidents();
    return new TiersView(
        days,
        all,
        rows.stream().map(row -> view(row, all)).toList(),
        cost.microUsd(),
        cost.incidents() == 0 ? Optional.empty() : Optional.of(cost.microUsd() / cost.incidents()),
        L1_FLOOR_PERCENT,
        all >= INCIDENTS_MIN && first * 100 < all * L1_FLOOR_PERCENT);
  }

  private static TierView view(Row row, long all) {
    return new TierView(
        row.tier(),
        row.incidents(),
        all == 0 ? 0 : Math.round(100.0 * row.incidents() / all),
        row.healed(),
        row.resolved(),
        row.cameBack(),
        row.seconds());
  }
}
