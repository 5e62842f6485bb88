package osiriscare.central.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import osiriscare.database.Database;

/// Notifiers for tests of what tells.
public final class Notifiers {
  private Notifiers() {}

  /// One of a platform without channels.
  public static Notifier ofPartnersOnly(Instant now) {
    return new Notifier(new Channels(List.of()), Clock.fixed(now, ZoneOffset.UTC));
  }

  /// Makes messages of what is due.
  public static void handOn(Database database, Instant now) {
    new NoticeDesk(database, Clock.fixed(now, ZoneOffset.UTC)).work();
  }
}
