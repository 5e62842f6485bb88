package osiriscare.central.release;

import java.time.Instant;
import java.util.Optional;
import osiriscare.central.route.Described;

/// An archive that appliances may be ordered to run.
public record ReleaseView(
    @Described(example = "1.4.2") String version,
    @Described("Of the whole archive; what an order update_agent names") String sha256,
    @Described("Bytes") long size,
    @Described(
            "Release key that signed it, in hex; null for what was kept before keys were written down")
        Optional<String> signedBy,
    @Described("User name") String uploadedBy,
    Instant uploadedAt) {}
