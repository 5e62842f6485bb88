package osiriscare.central.client;

import java.util.UUID;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.database.Db;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Writes down what is done about clients; each line names the client.
public final class ClientAudit {
  private ClientAudit() {}

  /// Appends a line.
  ///
  /// @param target whom or what it was done to
  public static void append(Db db, Actor actor, UUID client, String action, String target) {
    append(db, actor, client, action, target, Json.object());
  }

  /// Appends a line with more about it.
  ///
  /// @param target whom or what it was done to
  public static void append(
      Db db, Actor actor, UUID client, String action, String target, ObjectNode detail) {
    detail.put("client_id", client.toString());
    AuditLog.append(db, actor.did(action, target, detail));
  }
}
