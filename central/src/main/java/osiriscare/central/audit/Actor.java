package osiriscare.central.audit;

import java.util.Optional;
import osiriscare.central.route.Call;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Who acts in a call, ready to be written down.
///
/// @param username name of the account
/// @param ipAddress where the request came from
public record Actor(String username, String ipAddress) {
  /// The account that a call was made with.
  public static Actor of(Call call) {
    return new Actor(call.account().username(), call.ipAddress());
  }

  /// A line about something that belongs to no site.
  public AuditLog.Entry did(String action, String target) {
    return did(action, target, Json.object());
  }

  /// A line about something that belongs to no site, with more about it.
  public AuditLog.Entry did(String action, String target, ObjectNode detail) {
    return did(action, target, Optional.empty(), detail);
  }

  /// A line about something of a site.
  public AuditLog.Entry did(String action, String target, SiteId site, ObjectNode detail) {
    return did(action, target, Optional.of(site), detail);
  }

  private AuditLog.Entry did(
      String action, String target, Optional<SiteId> site, ObjectNode detail) {
    return new AuditLog.Entry(
        username, action, Optional.of(target), site, detail, Optional.of(ipAddress));
  }
}
