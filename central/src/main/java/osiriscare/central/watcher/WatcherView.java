package osiriscare.central.watcher;

import java.time.Instant;
import java.util.Optional;
import osiriscare.central.route.Described;

/// A watcher.
public record WatcherView(
    String watcherId,
    String siteId,
    String hostId,
    @Described("The Redis stream that its incidents go to when it uses one") String stream,
    Instant registeredAt,
    String registeredBy,
    @Described("When it last reported an incident") Optional<Instant> lastReportAt,
    @Described("Since then nothing is taken from it") Optional<Instant> revokedAt) {}
