package osiriscare.central.policysource;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.json;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.central.policysource.PolicySourceView.SourceError;
import osiriscare.database.Db;
import osiriscare.protocol.json.InvalidRequest.FieldError;
import osiriscare.protocol.json.Json;

/// What was seen at repositories, and the revisions that were accepted.
final class PolicySourceStore {
  private PolicySourceStore() {}

  private static final String LOCK =
      """
      SELECT pg_advisory_xact_lock(hashtextextended('osiris policy source ' || :source, 0))::text
      """;

  /// Makes other Centrals that looked at the same source wait until this transaction ends.
  static void lock(Db db, String source) {
    db.sql(LOCK).param("source", source).query((_, _) -> true).list();
  }

  private static final String LOOKED =
      """
      INSERT INTO policy_source (source, remote, branch, folder, looked_at, seen_revision, errors)
      VALUES (:source, :remote, :branch, :folder, :now, :seen, :errors)
      ON CONFLICT (source) DO UPDATE SET
        remote = excluded.remote, branch = excluded.branch, folder = excluded.folder, looked_at = excluded.looked_at,
        seen_revision = coalesce(excluded.seen_revision, policy_source.seen_revision), errors = excluded.errors
      """;

  /// Notes a look.
  static void looked(
      Db db,
      String source,
      GitRemote remote,
      Optional<String> seen,
      List<FieldError> errors,
      Instant now) {
    var list = Json.array();
    errors.forEach(
        error -> list.addObject().put("field", error.field()).put("message", error.message()));
    db.sql(LOOKED)
        .param("source", source)
        .param("remote", remote.url().toString())
        .param("branch", remote.branch())
        .param("folder", remote.folder())
        .param("now", Db.time(now))
        .param("seen", orNull(seen))
        .param("errors", Db.jsonb(list))
        .update();
  }

  /// What is known of a source.
  record Known(
      String source,
      String remote,
      String branch,
      String folder,
      Instant lookedAt,
      Optional<String> seen,
      Optional<String> accepted,
      Optional<Instant> acceptedAt,
      List<SourceError> errors) {}

  private static final String ALL =
      """
      SELECT s.source, s.remote, s.branch, s.folder, s.looked_at, s.seen_revision, s.errors::text, r.revision,
             r.accepted_at
        FROM policy_source s LEFT JOIN LATERAL (
          SELECT revision, accepted_at FROM policy_revision r WHERE r.source = s.source
           ORDER BY revision_number DESC LIMIT 1) r ON true
       ORDER BY s.source LIMIT 1000
      """;

  /// All sources that were ever looked at.
  static List<Known> all(Db db) {
    return db.sql(ALL)
        .query((row, _) ->
            new Known(
                text(row, "source"),
                text(row, "remote"),
                text(row, "branch"),
                text(row, "folder"),
                instant(row, "looked_at"),
                optionalText(row, "seen_revision"),
                optionalText(row, "revision"),
                optionalInstant(row, "accepted_at"),
                json(row, "errors")
                    .valueStream()
                    .map(error ->
                        new SourceError(
                            error.path("field").asString(), error.path("message").asString()))
                    .toList()))
        .list();
  }

  private static final String ACCEPT =
      """
      INSERT INTO policy_revision (source, revision, content, accepted_at)
      SELECT :source, :revision, :content, :now
       WHERE NOT EXISTS (SELECT 1 FROM (SELECT revision, content FROM policy_revision WHERE source = :source
                                         ORDER BY revision_number DESC LIMIT 1) last
                          WHERE last.revision = :revision AND last.content = :content)
      """;

  /// Lets a revision hold from now on.
  ///
  /// @return false when it does already
  static boolean accept(Db db, String source, String revision, String content, Instant now) {
    return db.sql(ACCEPT)
            .param("source", source)
            .param("revision", revision)
            .param("content", content)
            .param("now", Db.time(now))
            .update()
        > 0;
  }
}
