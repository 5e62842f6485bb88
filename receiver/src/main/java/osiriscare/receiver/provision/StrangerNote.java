package osiriscare.receiver.provision;

import java.time.Instant;
import osiriscare.database.Db;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.json.Json;

/// What a partner is told when somebody has a code that is meant for another machine: the code got
/// into other hands, or the address was mistyped.
final class StrangerNote {
  private static final String ACTION = "provision.wrong_mac";

  private StrangerNote() {}

  private static final String NOTE =
      """
      INSERT INTO audit_log (at, actor, action, target, detail)
      VALUES (:at, 'provision code', :action, :provision, :detail)
      """;

  /// Puts it into the activity of the code's partner. How often somebody can bring this about is
  /// bounded by the limit on claims, and ends when the code is revoked.
  static void write(Db db, LockedCode code, MacAddress stranger, Instant now) {
    var detail =
        Json.object()
            .put("partner_id", code.partner().toString())
            .put("mac_address", stranger.value());
    db.sql(NOTE)
        .param("at", Db.time(now))
        .param("action", ACTION)
        .param("provision", code.id().toString())
        .param("detail", Db.jsonb(detail))
        .update();
  }
}
