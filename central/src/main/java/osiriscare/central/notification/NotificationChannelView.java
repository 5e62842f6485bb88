package osiriscare.central.notification;

import java.time.Instant;
import java.util.List;
import osiriscare.central.route.Described;

/// A channel of a partner, without its secrets.
public record NotificationChannelView(
    String channelId,
    @Described(example = "On call") String name,
    @Described(oneOf = {"email", "webhook", "syslog", "psa"}) String kind,
    boolean isOn,
    @Described(oneOf = {"low", "medium", "high", "critical"}) String severityMin,
    @Described(value = "Of ticket, overdue, machine", example = "ticket") List<String> events,
    @Described(oneOf = {"none", "hourly", "daily"}) String digest,
    @Described(value = "Mail addresses, or host and port", example = "hooks.example.com")
        List<String> targets,
    @Described(value = "For psa: the queue there, else empty", example = "Clinics") String board,
    Instant changedAt,
    @Described(example = "marta") String changedBy) {
  public NotificationChannelView {
    events = List.copyOf(events);
    targets = List.copyOf(targets);
  }
}
