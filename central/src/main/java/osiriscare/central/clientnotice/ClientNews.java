package osiriscare.central.clientnotice;

import static osiriscare.central.clientnotice.ClientNoticeKind.PROBLEM_LONG;
import static osiriscare.central.clientnotice.ClientNoticeKind.PROBLEM_SOLVED;
import static osiriscare.central.clientnotice.ClientNoticeKind.SITE_BACK;
import static osiriscare.central.clientnotice.ClientNoticeKind.SITE_SILENT;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Decides what there is to say, from how things stand and what was said last about them.
///
/// ```
/// a site:    (nothing said, back) ─ silent for an hour ─▶ silent ─ every box heard of ─▶ back
/// a problem: (nothing said, solved a day ago) ─ open for a day ─▶ long ─ resolved ─▶ solved
/// ```
///
/// However many boxes of a site are silent, and however often in the meantime: one outage is said
/// once.
final class ClientNews {
  /// From when on a clinic is asked to look at a box; a restart or an update is over by then.
  static final Duration SILENT_AFTER = Duration.ofHours(1);

  /// How long a serious problem may be open before the client hears of it.
  static final Duration LONG_AFTER = Duration.ofDays(1);

  private ClientNews() {}

  /// What was said last.
  record Said(ClientNoticeKind kind, Instant at) {}

  /// How the boxes of a site stand.
  ///
  /// @param lastHeard of the one that is silent for longest
  /// @param isComplete whether every box was heard of lately
  record Boxes(Instant lastHeard, boolean isComplete) {}

  /// How a ticket of high severity or worse stands.
  record Problem(Instant openedAt, boolean isResolved) {}

  static Optional<ClientNoticeKind> of(Boxes boxes, Optional<Said> said, Instant now) {
    if (isSaid(said, SITE_SILENT)) {
      return boxes.isComplete() ? Optional.of(SITE_BACK) : Optional.empty();
    }
    return boxes.lastHeard().isBefore(now.minus(SILENT_AFTER))
        ? Optional.of(SITE_SILENT)
        : Optional.empty();
  }

  static Optional<ClientNoticeKind> of(Problem problem, Optional<Said> said, Instant now) {
    if (isSaid(said, PROBLEM_LONG)) {
      return problem.isResolved() ? Optional.of(PROBLEM_SOLVED) : Optional.empty();
    }
    // One that comes back every hour is not said every hour.
    var since = said.map(Said::at).filter(problem.openedAt()::isBefore).orElse(problem.openedAt());
    boolean isLong = !problem.isResolved() && !since.isAfter(now.minus(LONG_AFTER));
    return isLong ? Optional.of(PROBLEM_LONG) : Optional.empty();
  }

  private static boolean isSaid(Optional<Said> said, ClientNoticeKind kind) {
    return said.filter(last -> last.kind() == kind).isPresent();
  }
}
