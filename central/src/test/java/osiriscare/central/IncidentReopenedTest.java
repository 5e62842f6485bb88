package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.central.settings.PlannerSettings;
import osiriscare.central.settings.PlannerSettings.Mode;
import osiriscare.central.settings.PlannerSettings.Model;
import osiriscare.central.settings.PlannerSettings.Protocol;
import osiriscare.database.Database;
import osiriscare.database.Outbox;
import osiriscare.database.incident.IncidentRegister;
import osiriscare.database.incident.IncidentRegister.Filed;
import osiriscare.database.incident.IncidentRegister.What;
import osiriscare.database.incident.IncidentReport;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.id.WatcherId;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;
import osiriscare.testkit.planner.FakeModelServer;
import osiriscare.testkit.planner.FakeModelServer.Reply;
import tools.jackson.databind.JsonNode;

/// What Central does about an incident that comes back, in the program as it runs. The register is
/// asked in the receiver's role, as the receiver asks it.
class IncidentReopenedTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final AtomicInteger CALLS = new AtomicInteger();

  private static FakeModelServer models;
  private static RunningCentral central;
  private static Database receiver;
  private static Client admin;

  @BeforeAll
  static void start() {
    models = new FakeModelServer();
    models.answers(request -> {
      CALLS.incrementAndGet();
      return answer(request);
    });
    var model =
        new Model(
            Protocol.ANTHROPIC,
            "fake-1",
            Optional.of(models.anthropic()),
            new Secret(FakeModelServer.KEY),
            false,
            80,
            400);
    central =
        RunningCentral.start(
            IncidentReopenedTest::arrange,
            settings ->
                settings.withPlanner(
                    new PlannerSettings(
                        Optional.of(model), Mode.AUTO, 60, 1_000_000, 60, Duration.ofSeconds(2))));
    receiver = new Database(central.database.receiver(), "receiver-of-test", 2);
    admin = central.admin();
  }

  // Nobody listens: what counts is who shall be told.
  private static void arrange(Path home) {
    try {
      var key = Files.writeString(home.resolve("hook.key"), "a secret of the hook");
      Files.writeString(
          home.resolve("channels.yaml"),
          "channels: [{id: hook, kind: webhook, url: \"http://127.0.0.1:1/hook\", secret_file: \"%s\"}]"
              .formatted(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() {
    receiver.close();
    central.close();
    models.close();
  }

  // Units whose name says so are a person's.
  private static Reply answer(JsonNode request) {
    var text = request.path("messages").get(0).path("content").asString();
    var unit = text.replaceAll("(?s).*\"unit\":\"([^\"]+)\".*", "$1");
    return new Reply.Text(
        """
        {"runbook_id": "%s", "parameters": [%s], "confidence": 95, "needs_person": %s, "reasoning": "the unit failed"}
        """
            .formatted(
                unit.startsWith("person") ? "none" : "LIN-SVC-001",
                unit.startsWith("person")
                    ? ""
                    : "{\"name\": \"unit\", \"value\": \"" + unit + "\"}",
                unit.startsWith("person")));
  }

  /// The watcher of `box`, at a site of its own.
  private record Watched(WatchedSite site, SiteId id, WatcherId watcher) {
    static Watched at(String name) {
      var id = new SiteId(name);
      var site = WatchedSite.in(central, id);
      var watcher = WatcherId.random();
      central.sql(
          """
          INSERT INTO watcher (watcher_id, site_id, host_id, api_key_sha256, public_key, registered_at, registered_by)
          VALUES ('%s', '%s', 'box', '%s', '%s', now(), 'test')\
          """
              .formatted(watcher, id, Sha256.hex("k " + name), Sha256.hex("p " + name)));
      return new Watched(site, id, watcher);
    }

    Filed reports(String unit, Severity severity) {
      var incident =
          new Incident(
              IncidentId.random(),
              id,
              new HostId("box"),
              "worker_stuck",
              severity,
              Optional.empty(),
              Json.object().put("unit", unit).put("platform", "linux"),
              Json.object(),
              List.of(),
              Optional.empty());
      var report = new IncidentReport(incident, new IncidentReport.Reporter.Watcher(watcher));
      return receiver.inSites(
          Set.of(id),
          db -> {
            var filed = IncidentRegister.file(db, report, central.clock.instant()).orElseThrow();
            Outbox.put(
                db, "incident", id, Json.object().put("incident_id", filed.incident().toString()));
            return filed;
          });
    }
  }

  // As the receiver leaves it when signed evidence came in, of an order's run if there is one.
  private static void proven(Filed filed) {
    central.sql(
        """
        UPDATE appliance_order SET status = 'completed', completed_at = now()
         WHERE parameters ->> 'incident_id' = '%1$s' AND completed_at IS NULL;
        WITH closed AS (
          UPDATE incident SET status = 'resolved', resolved_at = '%2$s', look_at = NULL WHERE incident_id = '%1$s'
          RETURNING incident_id, site_id, order_id)
        INSERT INTO incident_step (incident_id, site_id, at, step, reason_code, reason, order_id, said_by)
        SELECT incident_id, site_id, '%2$s', 'resolved', 'evidence', 'r', order_id, 'a' FROM closed\
        """
            .formatted(filed.incident(), central.clock.instant()));
  }

  private static JsonNode ticketOf(Filed filed) {
    var items = admin.get("/api/tickets?incident_id=" + filed.incident()).json().path("items");
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  private static void awaitTicket(Filed filed, String status) {
    Await.until(
        "the ticket is " + status,
        LIMIT,
        () -> ticketOf(filed).path("status").asString().equals(status));
  }

  private static String told(String site) {
    return central.text(
        "SELECT coalesce(string_agg(message ->> 'kind', ' ' ORDER BY created_at, message ->> 'kind'), '') FROM delivery"
            + " WHERE site_id = '"
            + site
            + "'");
  }

  @Test
  void incidentOfAPerson_thatComesBack_hasTheSameTicket_andIsToldAgainOnlyWhenItIsWorse() {
    var watched = Watched.at("back-person");
    var filed = watched.reports("person-1", Severity.MEDIUM);
    watched.site().awaitLine(filed.incident().toString(), "escalated");
    var first = ticketOf(filed);
    proven(filed);
    awaitTicket(filed, "resolved");

    central.clock.advance(Duration.ofMinutes(30));
    var back = watched.reports("person-1", Severity.LOW);
    assertThat(back).isEqualTo(new Filed(filed.incident(), What.REOPENED));
    awaitTicket(filed, "open");
    var again = ticketOf(filed);
    assertThat(again.path("ticket_id")).isEqualTo(first.path("ticket_id"));
    assertThat(again.path("severity").asString()).isEqualTo("medium");
    assertThat(again.path("resolve_by").asString())
        .as("its clock stood still")
        .isGreaterThan(first.path("resolve_by").asString());
    assertThat(told("back-person")).isEqualTo("ticket.opened");

    var detail = watched.site().detail(filed.incident().toString());
    assertThat(detail.path("incident").path("reopenings").asInt()).isEqualTo(1);
    assertThat(detail.path("incident").path("status").asString()).isEqualTo("escalated");
    assertThat(watched.site().lines(filed.incident().toString()))
        .containsSubsequence("reported", "escalated", "resolved", "reported", "reopened");

    assertThat(watched.reports("person-1", Severity.CRITICAL).what()).isEqualTo(What.KNOWN);
    Await.until(
        "told that it is worse",
        LIMIT,
        () -> told("back-person").equals("ticket.opened ticket.raised"));
    assertThat(ticketOf(filed).path("severity").asString()).isEqualTo("critical");
  }

  @Test
  void incidentOfLongAgo_orThatAPersonClosed_isAnotherOne_andToldAnew() {
    var watched = Watched.at("back-late");
    var first = watched.reports("person-2", Severity.HIGH);
    watched.site().awaitLine(first.incident().toString(), "escalated");
    proven(first);
    awaitTicket(first, "resolved");
    central.clock.advance(Duration.ofHours(2));
    var second = watched.reports("person-2", Severity.HIGH);
    assertThat(second.what()).isEqualTo(What.OPENED);
    watched.site().awaitLine(second.incident().toString(), "escalated");
    assertThat(
            admin
                .post(
                    "/api/incidents/" + second.incident() + "/resolve",
                    "{\"reason\": \"it may be so\"}")
                .status())
        .isEqualTo(200);
    var third = watched.reports("person-2", Severity.HIGH);
    assertThat(third.what()).isEqualTo(What.OPENED);
    watched.site().awaitLine(third.incident().toString(), "escalated");
    Await.until(
        "told of each",
        LIMIT,
        () -> told("back-late").equals("ticket.opened ticket.opened ticket.opened"));
  }

  @Test
  void planThatHealedAndDidNotHold_isNoSuccess_andIsNotRunAgainWithoutAPerson() {
    var watched = Watched.at("back-plan");
    var filed = watched.reports("flaky.service", Severity.HIGH);
    var id = filed.incident().toString();
    watched.site().awaitLine(id, "ordered");
    int calls = CALLS.get();
    proven(filed);
    Await.until("counted", LIMIT, () -> healed().equals("1 of 1"));

    central.clock.advance(Duration.ofMinutes(10));
    assertThat(watched.reports("flaky.service", Severity.HIGH).what()).isEqualTo(What.REOPENED);
    watched.site().awaitLine(id, "escalated");
    assertThat(watched.site().lastReason(id)).contains("did not hold");
    assertThat(watched.site().orders(id)).hasSize(1);
    assertThat(CALLS.get()).as("the answer is remembered").isEqualTo(calls);
    Await.until("it is no success", LIMIT, () -> healed().equals("0 of 1"));

    var waiting = admin.get("/api/planner/decisions?incident_id=" + id + "&status=waiting").json();
    assertThat(waiting.path("items")).hasSize(1);
    var decision = waiting.path("items").get(0).path("decision_id").asString();
    var path = "/api/planner/decisions/" + decision + "/approve";
    assertThat(admin.post(path, "{}").status()).isEqualTo(200);
    assertThat(watched.site().orders(id)).hasSize(2);
    proven(filed);

    var tiers = admin.get("/api/tiers?site_id=back-plan").json().path("tiers").get(2);
    assertThat(tiers.path("came_back").asInt()).isEqualTo(1);
    assertThat(tiers.path("healed").asInt()).isEqualTo(1);
  }

  private static String healed() {
    return central.text(
        "SELECT count(*) FILTER (WHERE is_healed) || ' of ' || count(*) FROM pattern_occurrence WHERE site_id = 'back-plan'");
  }

  @Test
  void mean_timeToResolve_doesNotCountTheTimeThatItWasClosed() {
    var watched = Watched.at("back-time");
    var filed = watched.reports("person-3", Severity.HIGH);
    watched.site().awaitLine(filed.incident().toString(), "escalated");
    central.clock.advance(Duration.ofMinutes(10));
    proven(filed);
    central.clock.advance(Duration.ofMinutes(60));
    watched.reports("person-3", Severity.HIGH);
    Await.until(
        "it is a person's again",
        LIMIT,
        () -> watched.site().status(filed.incident().toString()).equals("escalated"));
    var tiers = admin.get("/api/tiers?site_id=back-time").json().path("tiers").get(2);
    assertThat(tiers.path("healed").asInt()).as("it is open").isZero();
    central.clock.advance(Duration.ofMinutes(5));
    proven(filed);
    tiers = admin.get("/api/tiers?site_id=back-time").json().path("tiers").get(2);
    assertThat(tiers.path("seconds_to_resolve").asInt()).isEqualTo(15 * 60);
  }
}
