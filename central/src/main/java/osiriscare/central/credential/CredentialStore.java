package osiriscare.central.credential;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.target.TargetKind;

/// Keeps credentials. What they open with is here only in the vault's form.
final class CredentialStore {
  private CredentialStore() {}

  private static final String PAGE =
      """
      SELECT c.credential_id, c.kind, c.name, c.host, c.port, c.use_ssl, c.appliance_id, c.version, c.created_at,
             c.created_by, c.changed_at, c.changed_by, d.delivered_at
        FROM site_credential c LEFT JOIN credential_delivery d USING (credential_id)
       WHERE c.site_id = :site
         AND (:after_name::text IS NULL OR (c.name, c.credential_id) > (:after_name::text, :after_id::uuid))
       ORDER BY c.name, c.credential_id LIMIT :limit
      """;

  /// Credentials by name; one more than the page holds when there are more.
  static List<CredentialView> page(Db db, SiteId site, PageRequest page) {
    return db.sql(PAGE)
        .param("site", site.value())
        .param("after_name", orNull(page.after().map(cursor -> cursor.text(0))))
        .param("after_id", orNull(page.after().map(cursor -> cursor.uuid(1))))
        .param("limit", page.fetch())
        .query((row, _) -> view(row))
        .list();
  }

  private static final String OF_PARTNER =
      """
      SELECT s.site_id, s.name AS site_name, c.credential_id, c.kind, c.name, c.host, c.port, c.use_ssl,
             c.appliance_id, c.version, c.created_at, c.created_by, c.changed_at, c.changed_by, d.delivered_at
        FROM site_credential c JOIN site s USING (site_id) LEFT JOIN credential_delivery d USING (credential_id)
       WHERE s.partner_id = :partner
         AND (:after_site::text IS NULL OR (s.name, s.site_id, c.name, c.credential_id)
              > (:after_site::text, :after_site_id::text, :after_name::text, :after_id::uuid))
       ORDER BY s.name, s.site_id, c.name, c.credential_id LIMIT :limit
      """;

  /// Credentials of all sites of a partner, by site and name; one more than the page holds when
  /// there are more.
  static List<OwnCredential> ofPartner(Db db, UUID partner, PageRequest page) {
    return db.sql(OF_PARTNER)
        .param("partner", partner)
        .param("after_site", orNull(page.after().map(cursor -> cursor.text(0))))
        .param("after_site_id", orNull(page.after().map(cursor -> cursor.text(1))))
        .param("after_name", orNull(page.after().map(cursor -> cursor.text(2))))
        .param("after_id", orNull(page.after().map(cursor -> cursor.uuid(3))))
        .param("limit", page.fetch())
        .query(
            (row, _) -> new OwnCredential(text(row, "site_id"), text(row, "site_name"), view(row)))
        .list();
  }

  private static final String FIND =
      """
      SELECT c.credential_id, c.kind, c.name, c.host, c.port, c.use_ssl, c.appliance_id, c.version, c.created_at,
             c.created_by, c.changed_at, c.changed_by, d.delivered_at
        FROM site_credential c LEFT JOIN credential_delivery d USING (credential_id)
       WHERE c.site_id = :site AND c.credential_id = :id
         FOR UPDATE OF c
      """;

  /// One credential, locked.
  static Optional<CredentialView> find(Db db, SiteId site, UUID id) {
    return db.sql(FIND)
        .param("site", site.value())
        .param("id", id)
        .query((row, _) -> view(row))
        .optional();
  }

  private static CredentialView view(ResultSet row) throws SQLException {
    return new CredentialView(
        text(row, "credential_id"),
        TargetKind.valueOf(text(row, "kind").toUpperCase(Locale.ROOT)),
        text(row, "name"),
        text(row, "host"),
        row.getInt("port"),
        row.getBoolean("use_ssl"),
        text(row, "appliance_id"),
        row.getLong("version"),
        instant(row, "created_at"),
        text(row, "created_by"),
        instant(row, "changed_at"),
        text(row, "changed_by"),
        optionalInstant(row, "delivered_at"));
  }

  private static final String COUNT =
      """
      SELECT count(*) FROM site_credential WHERE site_id = :site
      """;

  /// How many a site has.
  static long count(Db db, SiteId site) {
    return db.sql(COUNT).param("site", site.value()).query(Long.class).single();
  }

  private static final String APPLIANCES =
      """
      SELECT appliance_id FROM appliance WHERE site_id = :site ORDER BY appliance_id LIMIT 2
      """;

  /// The site's only appliance; empty when it has none, or several.
  static Optional<ApplianceId> onlyAppliance(Db db, SiteId site) {
    var found =
        db.sql(APPLIANCES)
            .param("site", site.value())
            .query((row, _) -> new ApplianceId(text(row, "appliance_id")))
            .list();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /// What is written down of a credential.
  record Row(
      UUID id,
      SiteId site,
      ApplianceId appliance,
      NewCredential wanted,
      long version,
      String sealed,
      Instant now,
      String by) {}

  private static final String INSERT =
      """
      INSERT INTO site_credential (credential_id, site_id, appliance_id, kind, name, host, port, use_ssl, version,
        sealed, created_at, created_by, changed_at, changed_by)
      VALUES (:id, :site, :appliance, :kind, :name, :host, :port, :ssl, :version, :sealed, :now, :by, :now, :by)
      ON CONFLICT (site_id, kind, host, name) DO NOTHING
      """;

  private static final String REPLACE =
      """
      UPDATE site_credential c
         SET appliance_id = :appliance, kind = :kind, name = :name, host = :host, port = :port, use_ssl = :ssl,
             version = :version, sealed = :sealed, changed_at = :now, changed_by = :by
       WHERE credential_id = :id AND site_id = :site
         AND NOT EXISTS (SELECT 1 FROM site_credential o
               WHERE o.site_id = :site AND o.kind = :kind AND o.host = :host AND o.name = :name AND o.credential_id <> :id)
      """;

  /// Adds one.
  ///
  /// @return whether the site has none of the same kind, host and name yet
  static boolean insert(Db db, Row row) {
    return bind(db.sql(INSERT), row).update() == 1;
  }

  /// Puts another in its place.
  ///
  /// @return whether no other of the site has the same kind, host and name
  static boolean replace(Db db, Row row) {
    return bind(db.sql(REPLACE), row).update() == 1;
  }

  private static StatementSpec bind(StatementSpec statement, Row row) {
    return statement
        .param("id", row.id())
        .param("site", row.site().value())
        .param("appliance", row.appliance().value())
        .param("kind", row.wanted().type().word())
        .param("name", row.wanted().name())
        .param("host", row.wanted().host())
        .param("port", row.wanted().portOrUsual())
        .param("ssl", row.wanted().isOverTls())
        .param("version", row.version())
        .param("sealed", row.sealed())
        .param("now", Db.time(row.now()))
        .param("by", row.by());
  }

  private static final String REMOVE =
      """
      DELETE FROM site_credential WHERE credential_id = :id AND site_id = :site
      """;

  /// Removes one, and what waits to be delivered of it.
  static void remove(Db db, SiteId site, UUID id) {
    db.sql(REMOVE).param("id", id).param("site", site.value()).update();
  }
}
