package osiriscare.central.passkey;

import java.time.Instant;
import java.util.Optional;
import osiriscare.central.route.Described;

/// A passkey as its owner sees it.
public record PasskeyView(
    String passkeyId,
    @Described(example = "My laptop") String name,
    Instant createdAt,
    Optional<Instant> lastUsedAt,
    @Described("Whether the device's maker keeps copies of it on other devices") boolean synced) {}
