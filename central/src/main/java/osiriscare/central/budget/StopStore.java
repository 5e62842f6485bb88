package osiriscare.central.budget;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.database.Db;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.SiteId;

/// What Central stopped, and who started it again.
final class StopStore {
  private StopStore() {}

  private static final String RECENT =
      """
      SELECT stop_id, runbook_id, site_id, reason, stopped_at, ended_at, ended_by, end_reason
        FROM healing_stop
       WHERE ended_at IS NULL OR ended_at > :since
       ORDER BY ended_at IS NOT NULL, stopped_at DESC, stop_id
       LIMIT 5000
      """;

  /// Stops in force first, and those ended since then.
  static List<Stop> recent(Db db, Instant since) {
    return db.sql(RECENT).param("since", Db.time(since)).query((row, _) -> stop(row)).list();
  }

  private static Stop stop(ResultSet row) throws SQLException {
    Optional<Stop.End> end = Optional.empty();
    var endedAt = optionalInstant(row, "ended_at");
    if (endedAt.isPresent()) {
      end =
          Optional.of(new Stop.End(endedAt.get(), text(row, "ended_by"), text(row, "end_reason")));
    }
    return new Stop(
        uuid(row, "stop_id"),
        new RunbookId(text(row, "runbook_id")),
        optionalText(row, "site_id").map(SiteId::new),
        text(row, "reason"),
        instant(row, "stopped_at"),
        end);
  }

  private static final String INSERT =
      """
      INSERT INTO healing_stop (stop_id, runbook_id, site_id, reason, stopped_at)
      VALUES (:id, :runbook, :site, :reason, :now)
      ON CONFLICT (runbook_id, site_id) WHERE ended_at IS NULL DO NOTHING
      """;

  /// Stops a runbook.
  ///
  /// @return whether it was not stopped there before
  static boolean insert(
      Db db, RunbookId runbook, Optional<SiteId> site, String reason, Instant now) {
    return db.sql(INSERT)
            .param("id", UUID.randomUUID())
            .param("runbook", runbook.value())
            .param("site", orNull(site.map(SiteId::value)))
            .param("reason", reason)
            .param("now", Db.time(now))
            .update()
        > 0;
  }

  private static final String END =
      """
      UPDATE healing_stop SET ended_at = :now, ended_by = :by, end_reason = :reason
       WHERE stop_id = :id AND ended_at IS NULL
      """;

  /// Ends a stop.
  ///
  /// @return whether it was in force
  static boolean end(Db db, UUID id, String by, String reason, Instant now) {
    return db.sql(END)
            .param("id", id)
            .param("by", by)
            .param("reason", reason)
            .param("now", Db.time(now))
            .update()
        > 0;
  }

  private static final String FIND =
      """
      SELECT stop_id, runbook_id, site_id, reason, stopped_at, ended_at, ended_by, end_reason
        FROM healing_stop WHERE stop_id = :id
      """;

  /// The stop with this id.
  static Optional<Stop> find(Db db, UUID id) {
    return db.sql(FIND).param("id", id).query((row, _) -> stop(row)).optional();
  }
}
