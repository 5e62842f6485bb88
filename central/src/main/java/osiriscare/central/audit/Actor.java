package osiriscare.central.audit;

import java.util.Optional;
import java.util.UUID;
import osiriscare.central.route.Call;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Who acts in a call, ready to be written down.
///
/// @param username name of the account
/// @param ipAddress where the request came from
/// @param partner in whose name, which that partner may read
public record Actor(String username, String ipAddress, Optional<UUID> partner) {
  /// Somebody who acts in no partner's name.
  public Actor(String username, String ipAddress) {
    this(username, ipAddress, Optional.empty());
  }

  /// The account that a call was made with.
  public static Actor of(Call call) {
    var account = call.account();
    return new Actor(account.username(), call.ipAddress(), account.partner());
  }

  /// The person of a client that a call was made by; its partner may read what it did.
  public static Actor ofClient(Call call) {
    var account = call.client();
    return new Actor(account.email(), call.ipAddress(), Optional.of(account.partnerId()));
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
    partner.ifPresent(id -> detail.put("partner_id", id.toString()));
    return new AuditLog.Entry(
        username, action, Optional.of(target), site, detail, Optional.of(ipAddress));
  }
}
