package osiriscare.central.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.central.route.Described;

/// A ticket and its clocks.
public record TicketView(
    @Described(example = "17") String ticketId,
    String incidentId,
    String siteId,
    @Described(oneOf = {"low", "medium", "high", "critical"}) String severity,
    String title,
    @Described("Why no tier below could do it") String reasonCode,
    String reason,
    @Described(oneOf = {"open", "acknowledged", "resolved"}) String status,
    Optional<String> assignee,
    Instant openedAt,
    @Described("Until when somebody shall acknowledge it") Instant respondBy,
    @Described("Until when it shall be resolved") Instant resolveBy,
    Optional<Instant> acknowledgedAt,
    Optional<String> acknowledgedBy,
    Optional<Instant> resolvedAt,
    Optional<String> resolvedBy,
    Optional<String> resolution,
    @Described("When it was seen that nobody acknowledged it in time")
        Optional<Instant> respondBreached,
    @Described("When it was seen that it was not resolved in time")
        Optional<Instant> resolveBreached) {
  static final List<String> STATUSES = List.of("open", "acknowledged", "resolved");

  static String requireStatus(String text) {
    if (!STATUSES.contains(text)) {
      throw new IllegalArgumentException("must be one of " + String.join(", ", STATUSES));
    }
    return text;
  }
}
