package osiriscare.central.ticket;

import java.time.Duration;
import osiriscare.protocol.check.Severity;

/// How soon somebody responds to a ticket, and how soon it is resolved.
record ServiceLevel(Duration respond, Duration resolve) {
  static ServiceLevel of(Severity severity) {
    return switch (severity) {
      case CRITICAL -> minutes(15, 60);
      case HIGH -> minutes(60, 240);
      case MEDIUM -> minutes(240, 480);
      case LOW -> minutes(480, 1_440);
    };
  }

  private static ServiceLevel minutes(int respond, int resolve) {
    return new ServiceLevel(Duration.ofMinutes(respond), Duration.ofMinutes(resolve));
  }
}
