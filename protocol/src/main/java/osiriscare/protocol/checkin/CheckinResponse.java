package osiriscare.protocol.checkin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.KeyId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.SignedOrder;
import osiriscare.protocol.target.SealedTarget;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What waits for the appliance. Fields whose source a site does not have are present and empty.
///
/// @param serverPublicKey the order-signing key in hex, only to be compared with the pinned one
/// @param windowsTargets machines to check over WinRM, sealed for the appliance; held in memory
///   only
/// @param linuxTargets machines to check over SSH, sealed for the appliance; held in memory only
/// @param enabledRunbooks runbooks that may run here; empty means all
/// @param triggerEnumeration one-shot: enumerate the directory now
/// @param triggerImmediateScan one-shot: scan now
/// @param l2Mode `auto`, `manual` or `disabled`
/// @param subscriptionStatus `active`, `trialing`, `past_due`, `canceled` or `none`
/// @param allowance the signed [osiriscare.protocol.healing.Allowance]; without one the local floor
///   holds
public record CheckinResponse(
    ApplianceId appliance,
    Instant serverTime,
    String serverPublicKey,
    KeyId serverKeyId,
    List<SignedOrder> pendingOrders,
    List<SealedTarget> windowsTargets,
    List<SealedTarget> linuxTargets,
    List<String> enabledRunbooks,
    boolean triggerEnumeration,
    boolean triggerImmediateScan,
    String l2Mode,
    String subscriptionStatus,
    Optional<SignedDocument> allowance) {

  /// Most orders that one answer carries; the rest follow with the next.
  public static final int ORDERS_MAX = 50;

  /// Most targets that one appliance has.
  public static final int TARGETS_MAX = 1_000;

  public CheckinResponse {
    pendingOrders = List.copyOf(pendingOrders);
    windowsTargets = List.copyOf(windowsTargets);
    linuxTargets = List.copyOf(linuxTargets);
    enabledRunbooks = List.copyOf(enabledRunbooks);
  }

  /// Reads an answer.
  public static CheckinResponse from(Fields fields) {
    return new CheckinResponse(
        fields.parsed("appliance_id", ApplianceId::new),
        fields.instant("server_time"),
        fields.text("server_public_key", 64),
        fields.parsed("server_key_id", KeyId::new),
        fields.objects("pending_orders", ORDERS_MAX, SignedOrder::from),
        fields.objects("windows_targets", TARGETS_MAX, SealedTarget::from),
        fields.objects("linux_targets", TARGETS_MAX, SealedTarget::from),
        fields.texts("enabled_runbooks", 1000, 100),
        fields.bool("trigger_enumeration"),
        fields.bool("trigger_immediate_scan"),
        fields.text("l2_mode", 20),
        fields.text("subscription_status", 20),
        fields.has("allowance")
            ? Optional.of(SignedDocument.from(fields.object("allowance")))
            : Optional.empty());
  }

  /// The answer's body.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("status", "ok");
    json.put("appliance_id", appliance.value());
    json.put("server_time", serverTime.toString());
    json.put("server_public_key", serverPublicKey);
    json.put("server_key_id", serverKeyId.value());
    json.put("merged_duplicates", 0);
    var orders = json.putArray("pending_orders");
    pendingOrders.forEach(order -> orders.add(order.toJson()));
    targets(json.putArray("windows_targets"), windowsTargets);
    targets(json.putArray("linux_targets"), linuxTargets);
    json.set("enabled_runbooks", Json.array(enabledRunbooks));
    json.put("trigger_enumeration", triggerEnumeration);
    json.put("trigger_immediate_scan", triggerImmediateScan);
    json.put("l2_mode", l2Mode);
    json.put("subscription_status", subscriptionStatus);
    allowance.ifPresent(signed -> json.set("allowance", signed.toJson()));
    return json;
  }

  private static void targets(ArrayNode array, List<SealedTarget> targets) {
    targets.forEach(target -> array.add(target.toJson()));
  }
}
