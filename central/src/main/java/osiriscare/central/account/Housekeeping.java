package osiriscare.central.account;

import java.time.Clock;
import osiriscare.central.client.ClientSessionStore;
import osiriscare.central.job.Lease;
import osiriscare.central.passkey.PasskeyStore;
import osiriscare.central.route.IdempotentAnswers;
import osiriscare.central.session.SessionStore;
import osiriscare.database.Database;

/// Removes what has ended by itself: sessions, challenges, remembered answers.
final class Housekeeping {
  private final Database database;
  private final Clock clock;

  Housekeeping(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Sweeps once, if no other Central does.
  void sweep() {
    database.inPlatform(db -> {
      var isMine = Lease.take(db, "housekeeping");
      if (isMine) {
        SessionStore.sweep(db, clock.instant());
        ClientSessionStore.sweep(db, clock.instant());
        PasskeyStore.sweep(db, clock.instant());
        IdempotentAnswers.sweep(db, clock.instant());
      }
      return isMine;
    });
  }
}
