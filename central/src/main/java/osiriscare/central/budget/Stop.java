package osiriscare.central.budget;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.SiteId;

/// A runbook that Central stopped.
///
/// @param site where; everywhere when empty
record Stop(
    UUID id,
    RunbookId runbook,
    Optional<SiteId> site,
    String reason,
    Instant stoppedAt,
    Optional<End> end) {
  /// How a person ended it.
  record End(Instant at, String by, String reason) {}
}
