package osiriscare.central.credential;

import java.time.Instant;
import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.protocol.target.TargetKind;

/// A credential as people see it: everything but what it opens with.
public record CredentialView(
    String credentialId,
    TargetKind type,
    @Described(example = "Reception PC") String name,
    @Described(example = "pc-01.clinic.lan") String host,
    int port,
    boolean useSsl,
    @Described("The one appliance that gets it") String applianceId,
    @Described("Grows with each change") long version,
    Instant createdAt,
    String createdBy,
    Instant changedAt,
    String changedBy,
    @Described("When the appliance was first handed this version; null while it was not")
        Optional<Instant> deliveredAt) {}
