package osiriscare.central.notification;

import java.time.Instant;
import java.util.Optional;
import osiriscare.central.route.Described;

/// What was told to one of a partner's channels.
public record NotificationDelivery(
    String deliveryId,
    @Described("Empty when the channel was removed") Optional<String> channelId,
    @Described(value = "Its name when it was told", example = "On call") String channel,
    @Described("Empty for digests and tests") Optional<String> siteId,
    @Described(example = "2 tickets opened (worst: high)") String subject,
    @Described(oneOf = {"low", "medium", "high", "critical"}) String severity,
    @Described("How many events it tells of") int events,
    @Described(
            value = "unsure: nobody knows whether it arrived; dead: it was given up",
            oneOf = {"waiting", "sending", "delivered", "unsure", "dead"})
        String status,
    int attempts,
    Optional<String> lastError,
    Instant createdAt,
    @Described("When it is tried again by itself") Optional<Instant> nextAttempt,
    Optional<Instant> endedAt) {}
