package osiriscare.central.site;

import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalJson;
import static osiriscare.central.sql.Columns.optionalLong;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.route.PageRequest;
import osiriscare.central.site.ApplianceView.ChainHead;
import osiriscare.database.Db;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.checkin.LiveStatus;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.SiteId;
import tools.jackson.databind.JsonNode;

/// Reads appliances, and registers those that were configured instead of claimed.
final class ApplianceStore {
  private ApplianceStore() {}

  private static final String PAGE =
      """
      SELECT a.appliance_id, a.hostname AS claimed_hostname, a.mac_address, c.hostname, c.ip_addresses::text,
             c.agent_version, c.nixos_version, c.last_checkin, c.first_checkin, c.uptime_seconds, c.queue_depth,
             c.ruleset_hash, c.rules_serial,
             e.chain, e.sequence, e.head_hash,
             (SELECT k.key_id FROM appliance_key k
               WHERE k.appliance_id = a.appliance_id AND k.retired_at IS NULL
               ORDER BY k.registered_at DESC LIMIT 1) AS key_id
        FROM appliance a
        JOIN evidence_chain e ON e.appliance_id = a.appliance_id AND e.closed_at IS NULL
        LEFT JOIN appliance_checkin c ON c.appliance_id = a.appliance_id
       WHERE a.site_id = :site AND (:after::text IS NULL OR a.appliance_id > :after::text)
         AND (:only::text IS NULL OR a.appliance_id = :only::text)
       ORDER BY a.appliance_id
       LIMIT :limit
      """;

  /// Appliances of a site by id; one more than the page holds when there are more.
  static List<ApplianceView> page(Db db, SiteId site, PageRequest page, Instant now) {
    return db.sql(PAGE)
        .param("site", site.value())
        .param("after", page.after().map(cursor -> cursor.text(0)).orElse(null))
        .param("only", null)
        .param("limit", page.fetch())
        .query((row, _) -> view(row, now))
        .list();
  }

  /// One appliance of a site.
  static Optional<ApplianceView> find(Db db, SiteId site, ApplianceId appliance, Instant now) {
    return db.sql(PAGE)
        .param("site", site.value())
        .param("after", null)
        .param("only", appliance.value())
        .param("limit", 1)
        .query((row, _) -> view(row, now))
        .optional();
  }

  private static ApplianceView view(ResultSet row, Instant now) throws SQLException {
    var lastCheckin = optionalInstant(row, "last_checkin");
    return new ApplianceView(
        text(row, "appliance_id"),
        optionalText(row, "hostname").orElse(text(row, "claimed_hostname")),
        text(row, "mac_address"),
        optionalJson(row, "ip_addresses").map(ApplianceStore::addresses).orElse(List.of()),
        optionalText(row, "agent_version"),
        optionalText(row, "nixos_version"),
        LiveStatus.of(lastCheckin, now),
        lastCheckin,
        optionalInstant(row, "first_checkin"),
        optionalLong(row, "uptime_seconds"),
        optionalText(row, "key_id"),
        optionalLong(row, "queue_depth"),
        optionalText(row, "ruleset_hash"),
        optionalLong(row, "rules_serial"),
        new ChainHead(row.getInt("chain"), row.getLong("sequence"), text(row, "head_hash")));
  }

  private static List<String> addresses(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static final String INSERT =
      """
      INSERT INTO appliance (appliance_id, site_id, mac_address, hostname, registered_by)
      VALUES (:appliance, :site, :mac, :hostname, 'operator')
      ON CONFLICT DO NOTHING
      """;

  private static final String OPEN_CHAIN =
      """
      INSERT INTO evidence_chain (appliance_id, chain, site_id) VALUES (:appliance, :chain, :site)
      """;

  private static final String INSERT_KEY =
      """
      INSERT INTO appliance_key (appliance_id, key_id, site_id, public_key, chain)
      VALUES (:appliance, :key, :site, :public_key, :chain)
      """;

  /// Registers an appliance; it needs a chain before it can prove anything.
  ///
  /// @return whether it is new
  static boolean insert(Db db, ApplianceId appliance, String hostname) {
    return db.sql(INSERT)
            .param("appliance", appliance.value())
            .param("site", appliance.site().value())
            .param("mac", appliance.mac().value())
            .param("hostname", hostname)
            .update()
        == 1;
  }

  /// Opens an empty chain for this key.
  static void openChain(Db db, ApplianceId appliance, int chain, VerifyingKey key) {
    var site = appliance.site().value();
    db.sql(OPEN_CHAIN)
        .param("appliance", appliance.value())
        .param("chain", chain)
        .param("site", site)
        .update();
    db.sql(INSERT_KEY)
        .param("appliance", appliance.value())
        .param("key", key.id().value())
        .param("site", site)
        .param("public_key", key.hex())
        .param("chain", chain)
        .update();
  }

  private static final String HAD_KEY =
      "SELECT EXISTS (SELECT 1 FROM appliance_key WHERE appliance_id = :appliance AND key_id = :key)";

  /// Whether this key signs or signed for the appliance.
  static boolean hadKey(Db db, ApplianceId appliance, VerifyingKey key) {
    return db.sql(HAD_KEY)
        .param("appliance", appliance.value())
        .param("key", key.id().value())
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  private static final String CLOSE_CHAIN =
      """
      UPDATE evidence_chain SET closed_at = :at WHERE appliance_id = :appliance AND closed_at IS NULL
      RETURNING chain
      """;

  private static final String RETIRE_KEYS =
      "UPDATE appliance_key SET retired_at = :at WHERE appliance_id = :appliance AND retired_at IS NULL";

  private static final String REVOKE_CREDENTIALS =
      "UPDATE appliance_credential SET revoked_at = :at WHERE appliance_id = :appliance AND revoked_at IS NULL";

  /// Closes the open chain; what the appliance had to prove itself with is worth nothing any more.
  ///
  /// @return the number of the chain that was closed
  static int closeChain(Db db, ApplianceId appliance, Instant now) {
    int closed =
        db.sql(CLOSE_CHAIN)
            .param("at", Db.time(now))
            .param("appliance", appliance.value())
            .query((row, _) -> row.getInt(1))
            .single();
    db.sql(RETIRE_KEYS).param("at", Db.time(now)).param("appliance", appliance.value()).update();
    db.sql(REVOKE_CREDENTIALS)
        .param("at", Db.time(now))
        .param("appliance", appliance.value())
        .update();
    return closed;
  }

  private static final String INSERT_CREDENTIAL =
      """
      INSERT INTO appliance_credential (credential_id, appliance_id, site_id, kind, sha256)
      VALUES (:id, :appliance, :site, :kind, :sha256)
      ON CONFLICT DO NOTHING
      """;

  /// Registers what the appliance proves itself with.
  ///
  /// @param kind `api_key` or `client_certificate`
  /// @return whether no other appliance has it
  static boolean insertCredential(Db db, ApplianceId appliance, String kind, String sha256) {
    return db.sql(INSERT_CREDENTIAL)
            .param("id", UUID.randomUUID())
            .param("appliance", appliance.value())
            .param("site", appliance.site().value())
            .param("kind", kind)
            .param("sha256", sha256)
            .update()
        == 1;
  }
}
