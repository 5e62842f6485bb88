package osiriscare.central.ticket;

import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Page;
import osiriscare.central.route.PageRequest;
import osiriscare.central.site.SiteDirectory;
import osiriscare.central.ticket.TicketStore.Wanted;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tickets, as people see to them. Closing one says that a person is done; the incident ends by its
/// evidence, or by its own door.
public final class TicketApi {
  private static final int RESOLUTION_MAX = 500;

  private final Database database;
  private final Clock clock;

  TicketApi(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Tickets, newest first.
  public Page<TicketView> list(Call call) {
    var page = call.page(1);
    var wanted =
        new Wanted(
            Optional.empty(),
            call.query("site_id", SiteId::new),
            call.query("status", TicketView::requireStatus),
            call.query("incident_id", IncidentId::parse),
            call.query("severity", TicketApi::severity),
            call.query("assignee", text -> text));
    var rows = database.in(call.tenant(), db -> TicketStore.page(db, wanted, page));
    return Page.of(rows, page, one -> Cursor.at(one.ticketId()));
  }

  private static Severity severity(String text) {
    return Arrays.stream(Severity.values())
        .filter(one -> one.word().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be low, medium, high or critical"));
  }

  /// One ticket.
  public TicketView get(Call call) {
    return database.in(call.tenant(), db -> find(db, number(call)));
  }

  private static long number(Call call) {
    return call.path(
        "ticket_id",
        text -> {
          if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("must be a number");
          }
          return Long.parseLong(text);
        });
  }

  private static TicketView find(Db db, long id) {
    return TicketStore.page(db, Wanted.one(id), new PageRequest(1, Optional.empty())).stream()
        .findFirst()
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such ticket"));
  }

  /// Says that somebody has it in hand; who does becomes its assignee unless it has one.
  public TicketView acknowledge(Call call) {
    return change(
        call,
        "ticket.acknowledge",
        Json.object(),
        (db, id) -> TicketStore.acknowledge(db, id, call.account().username(), clock.instant()));
  }

  /// Who is to see to it.
  public record Assignment(String assignee) {
    static Assignment from(Fields fields) {
      return new Assignment(fields.text("assignee", 255));
    }
  }

  /// Gives it to somebody.
  public TicketView assign(Call call) {
    var assignee = Assignment.from(call.body()).assignee();
    return change(
        call,
        "ticket.assign",
        Json.object().put("assignee", assignee),
        (db, id) -> {
          if (!TicketStore.assign(db, id, assignee)) {
            throw new ProblemException(ProblemCode.CONFLICT, "The ticket is resolved");
          }
          if (!TicketStore.isAccount(db, assignee)) {
            throw new InvalidRequest("assignee", "is no active account");
          }
        });
  }

  /// What was done.
  public record Resolution(String resolution) {
    static Resolution from(Fields fields) {
      return new Resolution(fields.text("resolution", RESOLUTION_MAX));
    }
  }

  /// Says that it is done. A second time changes nothing.
  public TicketView resolve(Call call) {
    var resolution = Resolution.from(call.body()).resolution();
    return change(
        call,
        "ticket.resolve",
        Json.object().put("resolution", resolution),
        (db, id) ->
            TicketStore.resolve(db, id, call.account().username(), resolution, clock.instant()));
  }

  private interface Change {
    void make(Db db, long id);
  }

  private void note(Db db, Call call, String action, ObjectNode detail, long id) {
    var step =
        switch (action) {
          case "ticket.acknowledge" -> "acknowledged";
          case "ticket.assign" -> "assigned";
          default -> "resolved";
        };
    var said = detail.valueStream().map(JsonNode::asString).findFirst();
    TicketStore.note(db, id, step, said, call.account().username(), clock.instant());
  }

  private TicketView change(Call call, String action, ObjectNode detail, Change change) {
    long id = number(call);
    return database.in(
        call.tenant(),
        db -> {
          var before = find(db, id);
          change.make(db, id);
          var after = find(db, id);
          if (!after.equals(before)) {
            var site = new SiteId(after.siteId());
            note(db, call, action, detail, id);
            AuditLog.append(db, Actor.of(call).did(action, after.ticketId(), site, detail));
            SiteDirectory.tellChanged(db, site);
          }
          return after;
        });
  }
}
