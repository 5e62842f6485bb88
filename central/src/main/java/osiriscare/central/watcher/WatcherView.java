package osiriscare.central.watcher;

import java.time.Instant;
import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.protocol.checkin.LiveStatus;

/// A watcher.
public record WatcherView(
    String watcherId,
    String siteId,
    String hostId,
    @Described("The Redis stream that its incidents go to when it uses one") String stream,
    Instant registeredAt,
    String registeredBy,
    @Described("When it last reported an incident") Optional<Instant> lastReportAt,
    @Described(
            "By its heartbeats: of a watcher that is not online nobody knows what its host's log says")
        LiveStatus liveStatus,
    Optional<Instant> lastHeartbeatAt,
    @Described("What it said then that it cannot see") Optional<String> problem,
    @Described("Incidents that it could not send then") Optional<Long> waiting,
    Optional<String> agentVersion,
    @Described("Since then nothing is taken from it") Optional<Instant> revokedAt) {}
