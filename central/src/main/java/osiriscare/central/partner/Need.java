package osiriscare.central.partner;

/// What a site asks of people, the most urgent first.
public enum Need {
  /// A ticket that nobody answered or solved in its time.
  TICKET_OVERDUE(0),
  /// A critical incident is open.
  CRITICAL_INCIDENT(1),
  /// An appliance that checked in once is silent.
  APPLIANCE_OFFLINE(2),
  /// A ticket waits for somebody.
  TICKET_OPEN(3),
  /// A runbook stopped itself because it ran too often.
  HEALING_STOPPED(4),
  /// There is no appliance, or one that was claimed and never checked in.
  APPLIANCE_PENDING(5),
  /// A check fails.
  CHECK_FAILING(6),
  /// Nobody knows what a check would say.
  CHECK_UNKNOWN(7);

  private final int place;

  Need(int place) {
    this.place = place;
  }

  /// Where its count stands in what `site_needs` answers; 0 is the most urgent.
  int place() {
    return place;
  }
}
