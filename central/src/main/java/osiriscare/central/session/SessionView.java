package osiriscare.central.session;

import java.time.Instant;
import java.util.Optional;
import osiriscare.central.access.Proof;
import osiriscare.central.route.Described;

/// A session as its owner and administrators see it.
public record SessionView(
    String sessionId,
    @Described("What opened it") Proof proof,
    Instant createdAt,
    @Described("Of the last request, to within 20 seconds") Instant lastSeenAt,
    @Described("When it ends even if it is used") Instant expiresAt,
    Optional<String> ipAddress,
    Optional<String> userAgent,
    @Described("Whether it is the one that asks") boolean current) {}
