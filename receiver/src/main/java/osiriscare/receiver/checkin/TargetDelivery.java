package osiriscare.receiver.checkin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import osiriscare.database.Db;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.target.SealedTarget;
import osiriscare.protocol.target.TargetKind;

/// Credentials that Central sealed for an appliance, handed to that one only. The first time that a
/// version is handed out is written into the audit log.
final class TargetDelivery {
  private final Map<ApplianceId, List<SealedTarget>> targets = new HashMap<>();

  private TargetDelivery() {}

  // An appliance that keeps credentials of its own is sent none. The key is compared, because what
  // is sealed for an old one is of no use any more.
  private static final String WAITING =
      """
      SELECT d.appliance_id, d.credential_id, d.version, d.kind, d.sealed, d.delivered_at IS NULL AS is_new
        FROM credential_delivery d JOIN appliance_checkin c USING (appliance_id)
       WHERE d.appliance_id = ANY(:appliances) AND NOT c.has_local_credentials
         AND EXISTS (SELECT 1 FROM appliance_key k
                      WHERE k.appliance_id = d.appliance_id AND k.key_id = d.key_id AND k.retired_at IS NULL)
       ORDER BY d.credential_id
      """;

  private static final String HANDED_OUT =
      """
      WITH handed AS (
        UPDATE credential_delivery SET delivered_at = :now
         WHERE credential_id = ANY(CAST(:credentials AS uuid[])) AND delivered_at IS NULL
        RETURNING credential_id, site_id, appliance_id, version)
      INSERT INTO audit_log (actor, action, target, site_id, detail)
      SELECT 'receiver', 'credential.deliver', credential_id::text, site_id,
             jsonb_build_object('appliance_id', appliance_id, 'version', version)
        FROM handed
      """;

  /// What waits for these appliances.
  static TargetDelivery handOut(Db db, List<String> appliances, Instant now) {
    var delivery = new TargetDelivery();
    var fresh = new ArrayList<String>();
    db.sql(WAITING)
        .param("appliances", db.texts(appliances))
        .query(row -> {
          var target =
              new SealedTarget(
                  row.getString("credential_id"),
                  row.getLong("version"),
                  TargetKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                  row.getString("sealed"));
          delivery
              .targets
              .computeIfAbsent(
                  new ApplianceId(row.getString("appliance_id")), _ -> new ArrayList<>())
              .add(target);
          if (row.getBoolean("is_new")) {
            fresh.add(target.targetId());
          }
        });
    if (!fresh.isEmpty()) {
      db.sql(HANDED_OUT).param("credentials", db.texts(fresh)).param("now", Db.time(now)).update();
    }
    return delivery;
  }

  /// The targets of one appliance.
  List<SealedTarget> of(ApplianceId appliance, boolean overSsh) {
    return targets.getOrDefault(appliance, List.of()).stream()
        .filter(target -> target.kind().isSsh() == overSsh)
        .toList();
  }
}
