package osiriscare.central.budget;

import java.time.Instant;
import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.protocol.id.SiteId;

/// A runbook that does not run by itself until a person resets it.
public record StopView(
    String stopId,
    String runbookId,
    @Described("Where it is stopped; everywhere when null") Optional<String> siteId,
    String reason,
    Instant stoppedAt,
    @Described("When a person let it go on; null while it is stopped") Optional<Instant> endedAt,
    Optional<String> endedBy,
    Optional<String> endReason) {
  static StopView of(Stop stop) {
    return new StopView(
        stop.id().toString(),
        stop.runbook().value(),
        stop.site().map(SiteId::value),
        stop.reason(),
        stop.stoppedAt(),
        stop.end().map(Stop.End::at),
        stop.end().map(Stop.End::by),
        stop.end().map(Stop.End::reason));
  }
}
