package osiriscare.central.release;

import java.time.Instant;
import osiriscare.central.route.Described;

/// An archive that appliances may be ordered to run.
public record ReleaseView(
    @Described(example = "1.4.2") String version,
    @Described("Of the whole archive; what an order update_agent names") String sha256,
    @Described("Bytes") long size,
    @Described("User name") String uploadedBy,
    Instant uploadedAt) {}
