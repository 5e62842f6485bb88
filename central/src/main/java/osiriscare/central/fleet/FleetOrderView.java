package osiriscare.central.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.central.route.Described;
import tools.jackson.databind.JsonNode;

/// A fleet order and how far it has come.
public record FleetOrderView(
    String fleetOrderId,
    @Described(example = "nixos_rebuild") String orderType,
    JsonNode parameters,
    @Described("Parameters of the orders that take it back when failures stop it")
        Optional<JsonNode> rollback,
    @Described("The fleet order that this one takes back") Optional<String> rollbackOf,
    Optional<String> skipVersion,
    @Described("Per cent of the fleet") List<Integer> stages,
    @Described("Which stage is under way, from 1") int stage,
    @Described("Share of a stage, in per cent, that stops it when it fails") int failurePercent,
    @Described("Minutes for which a stage is watched after its last order ended") int soakMinutes,
    @Described("Since when the stage is watched; null while orders of it are under way")
        Optional<Instant> soakingSince,
    @Described(value = "Daily time in UTC in which orders are handed out", example = "02:00-04:00")
        Optional<String> maintenanceWindow,
    @Described(oneOf = {"active", "paused", "stopped", "cancelled", "completed"}) String status,
    Optional<String> statusReason,
    String createdBy,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> endedAt,
    FleetCounts appliances) {

  /// How the appliances of the fleet stand.
  public record FleetCounts(
      @Described("Have their order and have not said how it ended") int ordered,
      int completed,
      int failed,
      @Described("Run the version that gets none") int skipped,
      @Described("Have no order yet") int waiting,
      @Described("Of those that wait, how many do not check in now") int absent) {}

  /// One appliance's part.
  public record FleetTargetView(
      String applianceId,
      String siteId,
      @Described("Stage in which it got its order, from 1") int stage,
      @Described(oneOf = {"ordered", "completed", "failed", "skipped"}) String state,
      @Described(example = "ORD-20261121104500-9F3A22C1") Optional<String> orderId,
      Optional<String> reason,
      Instant changedAt) {}
}
