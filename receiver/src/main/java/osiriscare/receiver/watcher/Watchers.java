package osiriscare.receiver.watcher;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import osiriscare.daemon.http.Exchange;
import osiriscare.database.Database;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.id.WatcherId;
import osiriscare.protocol.id.WatcherKey;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.receiver.incident.Reporter;

/// Finds out which watcher speaks. Nothing is remembered: watchers speak seldom, and one that was
/// revoked is refused at once.
public final class Watchers {
  private static final String BEARER = "Bearer ";
  private static final String BY_KEY = "SELECT watcher_id, site_id FROM watcher_by_key(:sha256)";
  private static final String PUBLIC_KEY =
      """
      SELECT public_key FROM watcher
       WHERE watcher_id = :watcher AND site_id = :site AND revoked_at IS NULL
      """;
  private static final String SITES = "SELECT site_id FROM watched_sites() AS w (site_id)";

  private final Database database;

  public Watchers(Database database) {
    this.database = database;
  }

  /// The watcher whose key a request carries; empty when the key is no watcher's at all.
  ///
  /// @throws ProblemException 401 when it has the form of a watcher's key and is none
  public Optional<Reporter> find(Exchange exchange) {
    return exchange
        .header("Authorization")
        .filter(value -> value.startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()))
        .filter(WatcherKey::isOne)
        .map(this::byKey);
  }

  /// The key with which a watcher of this site signs; empty when it is unknown, revoked or another
  /// site's.
  public Optional<VerifyingKey> signingKey(SiteId site, WatcherId watcher) {
    return database.inSites(
        Set.of(site),
        db ->
            db.sql(PUBLIC_KEY)
                .param("watcher", watcher.value())
                .param("site", site.value())
                .query((row, _) -> VerifyingKey.ofHex(row.getString(1)))
                .optional());
  }

  /// The sites that have, or had, a watcher.
  public List<SiteId> sites() {
    return database.withoutTenant(
        db -> db.sql(SITES).query((row, _) -> new SiteId(row.getString(1))).list());
  }

  private Reporter byKey(String token) {
    return database
        .<Optional<Reporter>>withoutTenant(db ->
            db.sql(BY_KEY)
                .param("sha256", Sha256.hex(token))
                .query((row, _) ->
                    Reporter.of(
                        WatcherId.parse(row.getString("watcher_id")),
                        new SiteId(row.getString("site_id"))))
                .optional())
        .orElseThrow(() -> new ProblemException(ProblemCode.UNAUTHENTICATED));
  }
}
