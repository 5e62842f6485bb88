package osiriscare.central.partner;

import static osiriscare.central.sql.Columns.orNull;

import java.time.Instant;
import java.util.UUID;
import osiriscare.database.Db;
import osiriscare.protocol.id.ApplianceId;

/// Keeps provision codes, as hashes.
final class ProvisionStore {
  private ProvisionStore() {}

  /// A code to keep.
  record NewCode(UUID id, String codeSha256, UUID partner, NewProvision wanted, Instant expires) {}

  private static final String INSERT =
      """
      INSERT INTO provision_code
        (provision_id, code_sha256, partner_id, client_name, deployment_mode, target_appliance_id, expires_at)
      VALUES (:id, :code, :partner, :client, :mode, :target, :expires)
      """;

  /// Keeps a code.
  static void insert(Db db, NewCode code) {
    db.sql(INSERT)
        .param("id", code.id())
        .param("code", code.codeSha256())
        .param("partner", code.partner())
        .param("client", code.wanted().clientName())
        .param("mode", code.wanted().mode())
        .param("target", orNull(code.wanted().targetApplianceId()))
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
}
