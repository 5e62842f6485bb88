package osiriscare.central.provision;

import java.time.Instant;
import java.util.Optional;
import osiriscare.central.route.Described;

/// A provision code as it is listed: everything but the code.
public record ListedProvision(
    String provisionId,
    @Described(example = "Main Street Clinic") String clientName,
    @Described(oneOf = {"reseller", "direct"}) String deploymentMode,
    @Described(oneOf = {"pending", "claimed", "revoked", "expired"}) String status,
    @Described("The appliance that it replaces") Optional<String> targetApplianceId,
    @Described(value = "The only MAC address that may claim it", example = "84:3A:5B:91:B6:61")
        Optional<String> macAddress,
    Instant createdAt,
    @Described("Who made it") Optional<String> createdBy,
    Instant expiresAt,
    Optional<Instant> claimedAt,
    Optional<String> claimedSiteId,
    Optional<String> claimedApplianceId,
    Optional<Instant> revokedAt) {}
