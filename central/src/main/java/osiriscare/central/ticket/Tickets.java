package osiriscare.central.ticket;

import java.time.Clock;
import java.util.Optional;
import osiriscare.central.delivery.Message;
import osiriscare.central.delivery.Notifier;
import osiriscare.central.ticket.TicketStore.NewTicket;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;

/// Opens tickets, and watches their clocks.
public final class Tickets {
  private static final int PER_TURN = 50;
  private static final String CENTRAL = "central";

  private final Database database;
  private final Notifier notifier;
  private final Clock clock;

  Tickets(Database database, Notifier notifier, Clock clock) {
    this.database = database;
    this.notifier = notifier;
    this.clock = clock;
  }

  /// Asks people to see to an incident, and tells them, in the caller's transaction. While a ticket
  /// of the incident is open there is no second one. One that ended with the incident goes on when
  /// that came back, and nobody is told again; what a person ended stays so, and there is another.
  public void open(Db db, NewTicket wanted) {
    var now = clock.instant();
    var again = TicketStore.reopen(db, wanted, CENTRAL, now);
    if (again.isPresent()) {
      TicketStore.note(db, again.get(), "reopened", Optional.of(wanted.reason()), CENTRAL, now);
      return;
    }
    var level = ServiceLevel.of(wanted.severity());
    TicketStore.insert(db, wanted, now, now.plus(level.respond()), now.plus(level.resolve()))
        .ifPresent(id -> {
          TicketStore.note(db, id, "opened", Optional.of(wanted.reason()), CENTRAL, now);
          tell(db, id, wanted.site(), wanted.severity(), "opened");
        });
  }

  private void tell(Db db, long id, SiteId site, Severity severity, String what) {
    var subject =
        switch (what) {
          case "opened" -> "Ticket %d (%s) was opened";
          case "not_acknowledged" -> "Ticket %d (%s) is not acknowledged in time";
          case "raised" -> "Ticket %d is now %s";
          case "not_resolved" -> "Ticket %d (%s) is not resolved in time";
          default -> "Ticket %d (%s) " + what;
        };
    notifier.tell(
        db,
        new Message(
            "ticket " + id + " " + what + (what.equals("raised") ? " to " + severity.word() : ""),
            Optional.of(site),
            severity,
            "ticket." + what,
            subject.formatted(id, severity.word()),
            "/tickets/" + id,
            Json.object().put("ticket_id", Long.toString(id)),
            clock.instant()));
  }

  /// Closes what evidence has closed, and tells people of what became worse and whose clock ran
  /// out.
  void work() {
    database.inPlatform(db -> {
      TicketStore.resolveProven(db, CENTRAL, clock.instant());
      return db;
    });
    while (raise() == PER_TURN) {
      // The next ones, in a transaction of their own.
    }
    while (tellLate("not_acknowledged") == PER_TURN) {
      // The next ones, in a transaction of their own.
    }
    while (tellLate("not_resolved") == PER_TURN) {
      // The next ones.
    }
  }

  private int raise() {
    return database.inPlatform(db -> {
      var now = clock.instant();
      var worse = TicketStore.worse(db, PER_TURN);
      for (var one : worse) {
        var level = ServiceLevel.of(one.severity());
        TicketStore.raise(db, one, now.plus(level.respond()), now.plus(level.resolve()));
        TicketStore.note(db, one.id(), "raised", Optional.of(one.severity().word()), CENTRAL, now);
        tell(db, one.id(), one.site(), one.severity(), "raised");
      }
      return worse.size();
    });
  }

  private int tellLate(String what) {
    return database.inPlatform(db -> {
      var late =
          what.equals("not_resolved")
              ? TicketStore.breachResolution(db, clock.instant(), PER_TURN)
              : TicketStore.breachResponse(db, clock.instant(), PER_TURN);
      for (var one : late) {
        TicketStore.note(db, one.id(), what, Optional.empty(), CENTRAL, clock.instant());
        tell(db, one.id(), one.site(), one.severity(), what);
      }
      return late.size();
    });
  }
}
