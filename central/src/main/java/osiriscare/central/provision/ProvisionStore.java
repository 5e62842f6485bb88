package osiriscare.central.provision;

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
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.MacAddress;

/// Keeps provision codes, as hashes.
final class ProvisionStore {
  private ProvisionStore() {}

  /// Whose codes they are.
  record Owner(UUID id, String slug, String status) {}

  private static final String OWNER =
      """
      SELECT partner_id, slug, status FROM partner
       WHERE slug = :slug::text OR partner_id = :id::uuid
      """;

  /// The partner with this slug.
  static Optional<Owner> owner(Db db, String slug) {
    return db.sql(OWNER)
        .param("slug", slug)
        .param("id", null)
        .query((row, _) -> owner(row))
        .optional();
  }

  /// The partner with this id.
  static Owner owner(Db db, UUID partner) {
    return db.sql(OWNER)
        .param("slug", null)
        .param("id", partner)
        .query((row, _) -> owner(row))
        .single();
  }

  private static Owner owner(ResultSet row) throws SQLException {
    return new Owner(uuid(row, "partner_id"), text(row, "slug"), text(row, "status"));
  }

  /// A code to keep.
  ///
  /// @param boundMac the only address that may claim it; any when empty
  record NewCode(
      UUID id,
      String codeSha256,
      UUID partner,
      String clientName,
      Optional<String> target,
      Optional<MacAddress> boundMac,
      String mode,
      String by,
      Instant now,
      Instant expires) {}

  private static final String INSERT =
      """
      INSERT INTO provision_code (provision_id, code_sha256, partner_id, client_name, deployment_mode,
        target_appliance_id, bound_mac, created_by, created_at, expires_at)
      VALUES (:id, :code, :partner, :client, :mode, :target, :mac, :by, :now, :expires)
      """;

  /// Keeps a code.
  static void insert(Db db, NewCode code) {
    db.sql(INSERT)
        .param("id", code.id())
        .param("code", code.codeSha256())
        .param("partner", code.partner())
        .param("client", code.clientName())
        .param("mode", code.mode())
        .param("target", orNull(code.target()))
        .param("mac", orNull(code.boundMac().map(MacAddress::value)))
        .param("by", code.by())
        .param("now", Db.time(code.now()))
        .param("expires", Db.time(code.expires()))
        .update();
  }

  private static final String APPLIANCES =
      """
      SELECT count(*) FROM appliance a JOIN site s USING (site_id)
       WHERE a.appliance_id = :appliance AND s.partner_id = :partner
      """;

  /// Whether the partner has this appliance.
  static boolean isAppliance(Db db, UUID partner, ApplianceId appliance) {
    return db.sql(APPLIANCES)
            .param("appliance", appliance.value())
            .param("partner", partner)
            .query(Long.class)
            .single()
        > 0;
  }

  private static final String PAGE =
      """
      SELECT * FROM (
        SELECT c.provision_id, c.client_name, c.deployment_mode, c.target_appliance_id, c.bound_mac, c.created_at, c.created_by,
               c.expires_at, c.claimed_at, c.claimed_site_id, c.claimed_appliance_id, c.revoked_at,
               CASE WHEN c.status = 'pending' AND c.expires_at <= :now THEN 'expired' ELSE c.status END AS state
          FROM provision_code c WHERE c.partner_id = :partner) AS code
       WHERE (:state::text IS NULL OR state = :state::text)
         AND (:before::timestamptz IS NULL
              OR (created_at, provision_id) < (:before::timestamptz, :before_id::uuid))
       ORDER BY created_at DESC, provision_id DESC
       LIMIT :limit
      """;

  /// Codes of a partner, newest first; one more than the page holds when there are more.
  static List<ListedProvision> page(
      Db db, UUID partner, Optional<String> state, PageRequest page, Instant now) {
    return db.sql(PAGE)
        .param("partner", partner)
        .param("state", orNull(state))
        .param("now", Db.time(now))
        .param("before", orNull(page.after().map(cursor -> Db.time(cursor.instant(0)))))
        .param("before_id", orNull(page.after().map(cursor -> cursor.uuid(1))))
        .param("limit", page.fetch())
        .query((row, _) -> view(row))
        .list();
  }

  private static final String REVOKE =
      """
      UPDATE provision_code SET status = 'revoked', revoked_at = :now
       WHERE provision_id = :id AND partner_id = :partner AND status = 'pending'
      """;

  /// Ends a code that nobody has claimed.
  ///
  /// @return whether it was one
  static boolean revoke(Db db, UUID partner, UUID id, Instant now) {
    return db.sql(REVOKE)
            .param("id", id)
            .param("partner", partner)
            .param("now", Db.time(now))
            .update()
        == 1;
  }

  private static final String STATUS =
      """
      SELECT status FROM provision_code WHERE provision_id = :id AND partner_id = :partner
      """;

  /// What has become of a code.
  static Optional<String> status(Db db, UUID partner, UUID id) {
    return db.sql(STATUS)
        .param("id", id)
        .param("partner", partner)
        .query((row, _) -> text(row, "status"))
        .optional();
  }

  private static ListedProvision view(ResultSet row) throws SQLException {
    return new ListedProvision(
        text(row, "provision_id"),
        text(row, "client_name"),
        text(row, "deployment_mode"),
        text(row, "state"),
        optionalText(row, "target_appliance_id"),
        optionalText(row, "bound_mac"),
        instant(row, "created_at"),
        optionalText(row, "created_by"),
        instant(row, "expires_at"),
        optionalInstant(row, "claimed_at"),
        optionalText(row, "claimed_site_id"),
        optionalText(row, "claimed_appliance_id"),
        optionalInstant(row, "revoked_at"));
  }
}
