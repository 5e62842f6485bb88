package osiriscare.central.policysource;

import static osiriscare.central.sql.Columns.text;

import java.util.Optional;
import osiriscare.database.Db;
import osiriscare.healing.source.PolicySource;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;

/// The revision that holds at a site: of its partner's repository, or of Central's own where
/// Central looks after the client directly.
public final class PolicyRevisions {
  private PolicyRevisions() {}

  /// A revision that was checked.
  ///
  /// @param number of the row; a later one replaces it
  /// @param source such as `central` or `partner:alpha`
  /// @param revision commit
  public record Accepted(long number, String source, String revision, PolicySource content) {
    /// Whether it is the partner's.
    public boolean isPartners() {
      return !source.equals(PolicyRemotes.CENTRAL);
    }
  }

  private static final String ANY =
      """
      SELECT EXISTS (
        SELECT 1 FROM policy_revision r
         WHERE strpos(r.content, :section) > 0
           AND r.revision_number = (SELECT max(revision_number) FROM policy_revision WHERE source = r.source)) AS any
      """;

  /// Whether any revision that holds may have such a section; spares looking at each site.
  public static boolean anySpeaksOf(Db db, String section) {
    return db.sql(ANY)
        .param("section", "\"" + section + "\":{")
        .query((row, _) -> row.getBoolean("any"))
        .single();
  }

  private static final String OF_SITE =
      """
      SELECT r.revision_number, r.source, r.revision, r.content
        FROM policy_revision r
       WHERE r.source = (SELECT CASE WHEN s.deployment_mode = 'direct' THEN 'central' ELSE 'partner:' || p.slug END
                           FROM site s JOIN partner p USING (partner_id) WHERE s.site_id = :site)
       ORDER BY r.revision_number DESC LIMIT 1
      """;

  /// What holds at a site; empty when its source has brought nothing yet.
  public static Optional<Accepted> of(Db db, SiteId site) {
    return db.sql(OF_SITE)
        .param("site", site.value())
        .query((row, _) ->
            new Accepted(
                row.getLong("revision_number"),
                text(row, "source"),
                text(row, "revision"),
                PolicySource.from(Json.object(text(row, "content"), "content"))))
        .optional();
  }
}
