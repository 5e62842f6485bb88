package osiriscare.central.delivery;

import java.time.Clock;
import java.util.List;

/// Notifiers for tests of what tells.
public final class Notifiers {
  private Notifiers() {}

  /// One of a platform without channels.
  public static Notifier ofPartnersOnly() {
    return new Notifier(new Channels(List.of()), Clock.systemUTC());
  }
}
