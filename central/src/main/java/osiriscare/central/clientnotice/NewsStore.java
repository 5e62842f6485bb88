package osiriscare.central.clientnotice;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.clientnotice.ClientNews.Boxes;
import osiriscare.central.clientnotice.ClientNews.Problem;
import osiriscare.central.clientnotice.ClientNews.Said;
import osiriscare.database.Db;
import osiriscare.protocol.checkin.LiveStatus;
import osiriscare.protocol.id.SiteId;

/// How what clients are told of stands, and what was said of it last.
final class NewsStore {
  /// For how long the end of a problem is still told, when Central was away.
  private static final Duration SOLVED_WITHIN = Duration.ofDays(30);

  private NewsStore() {}

  /// A thing that a client is told of.
  ///
  /// @param about names it for good
  record Thing(UUID client, Optional<SiteId> site, String about) {}

  /// A thing with how it stands.
  record Seen<T>(Thing thing, T state, Optional<Said> said) {}

  private static final String SITES =
      """
      SELECT b.site_id, b.client_id, b.about, b.last_heard, b.is_complete, said.kind, said.at
        FROM (SELECT s.site_id, s.client_id, 'site ' || s.site_id AS about, min(c.last_checkin) AS last_heard,
                     bool_and(c.last_checkin >= :online) AS is_complete
                FROM site s JOIN client k USING (client_id) JOIN appliance_checkin c ON c.site_id = s.site_id
               WHERE s.status = 'active' AND k.status = 'active' GROUP BY s.site_id) b
        LEFT JOIN LATERAL (SELECT n.kind, n.at FROM client_notice n
                            WHERE n.client_id = b.client_id AND n.about = b.about ORDER BY n.at DESC LIMIT 1) said ON true
      """;

  /// The sites of clients whose boxes were heard of at least once.
  static List<Seen<Boxes>> sites(Db db, Instant now) {
    return db.sql(SITES)
        .param("online", Db.time(now.minus(LiveStatus.OFFLINE_AFTER)))
        .query((row, _) ->
            new Seen<>(
                thing(row),
                new Boxes(instant(row, "last_heard"), row.getBoolean("is_complete")),
                said(row)))
        .list();
  }

  private static final String PROBLEMS =
      """
      SELECT t.site_id, s.client_id, 'ticket ' || t.ticket_id AS about, t.opened_at, t.status = 'resolved' AS is_resolved,
             said.kind, said.at
        FROM ticket t JOIN site s USING (site_id) JOIN client k USING (client_id)
        LEFT JOIN LATERAL (SELECT n.kind, n.at FROM client_notice n
                            WHERE n.client_id = s.client_id AND n.about = 'ticket ' || t.ticket_id
                            ORDER BY n.at DESC LIMIT 1) said ON true
       WHERE s.status = 'active' AND k.status = 'active'
         AND ((t.status <> 'resolved' AND t.severity IN ('high', 'critical') AND t.opened_at <= :long)
              OR (t.status = 'resolved' AND t.resolved_at >= :solved AND said.kind = 'problem.long'))
      """;

  /// The serious problems of clients that are open for long, and those that were and are not.
  static List<Seen<Problem>> problems(Db db, Instant now) {
    return db.sql(PROBLEMS)
        .param("long", Db.time(now.minus(ClientNews.LONG_AFTER)))
        .param("solved", Db.time(now.minus(SOLVED_WITHIN)))
        .query((row, _) ->
            new Seen<>(
                thing(row),
                new Problem(instant(row, "opened_at"), row.getBoolean("is_resolved")),
                said(row)))
        .list();
  }

  private static final String WITHOUT_REPORT =
      """
      SELECT k.client_id FROM client k
       WHERE k.status = 'active' AND k.created_at < :until
         AND EXISTS (SELECT 1 FROM site s WHERE s.client_id = k.client_id)
         AND NOT EXISTS (SELECT 1 FROM client_notice n WHERE n.client_id = k.client_id AND n.about = :about)
      """;

  /// Clients that were there in a month and were not told of it.
  ///
  /// @param until when that month was over
  static List<UUID> withoutReport(Db db, String about, Instant until) {
    return db.sql(WITHOUT_REPORT)
        .param("about", about)
        .param("until", Db.time(until))
        .query((row, _) -> uuid(row, "client_id"))
        .list();
  }

  private static Thing thing(ResultSet row) throws SQLException {
    return new Thing(
        uuid(row, "client_id"), Optional.of(new SiteId(text(row, "site_id"))), text(row, "about"));
  }

  private static Optional<Said> said(ResultSet row) throws SQLException {
    var kind = optionalText(row, "kind").map(ClientNoticeKind::of);
    return kind.isEmpty()
        ? Optional.empty()
        : Optional.of(new Said(kind.get(), instant(row, "at")));
  }
}
