package osiriscare.central.order;

import java.time.Instant;
import java.util.Optional;
import osiriscare.central.route.Described;
import tools.jackson.databind.JsonNode;

/// An order and what became of it.
public record OrderView(
    @Described(example = "ORD-20261121104500-9F3A22C1") String orderId,
    String applianceId,
    @Described(example = "run_drift") String orderType,
    JsonNode parameters,
    @Described(oneOf = {"pending", "acknowledged", "completed", "failed", "refused", "expired"})
        String status,
    Instant createdAt,
    @Described("Until when the appliance may accept it") Instant expiresAt,
    Optional<Instant> acknowledgedAt,
    Optional<Instant> completedAt,
    Optional<JsonNode> result,
    Optional<String> errorCode,
    Optional<String> errorMessage,
    String createdBy) {}
