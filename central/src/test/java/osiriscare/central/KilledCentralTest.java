package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.central.Listeners.Moment;
import osiriscare.protocol.id.SiteId;
import osiriscare.testkit.Await;
import osiriscare.testkit.database.TestDatabase;
import osiriscare.testkit.planner.FakeModelServer;
import osiriscare.testkit.planner.FakeModelServer.Reply;
import tools.jackson.databind.JsonNode;

/// Central is killed wherever something is half done: while it asks a model, signs an order, opens
/// a ticket, tells somebody, links the audit log, learns. However often that happens, no incident
/// is lost, none has two orders, and nobody is told twice who could not know it for a copy (ADR
/// 41).
class KilledCentralTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final long SEED = 20261121;
  private static final String LEARNED = "learned.service";

  private final FakeModelServer model = new FakeModelServer();
  private final Random random = new Random(SEED);
  private final List<String> incidents = new ArrayList<>();
  private Listeners listeners;
  private KillableCentral central;
  private KillPoints points;
  private WatchedSite site;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    listeners = new Listeners();
    var key = Files.writeString(folder.resolve("model.key"), FakeModelServer.KEY);
    var secret = Files.writeString(folder.resolve("hook.key"), "a secret of the hook");
    var channels =
        Files.writeString(
            folder.resolve("channels.yaml"),
            """
            channels:
              - {id: mail, kind: email, to: [on-call@example.com]}
              - {id: hook, kind: webhook, url: "%s", secret_file: "%s"}
            """
                .formatted(listeners.hookUrl(), secret));
    central =
        new KillableCentral(
            TestDatabase.create(),
            Files.createDirectory(folder.resolve("home")),
            Map.of(
                "OSIRIS_L2_PROVIDER",
                "anthropic",
                "OSIRIS_L2_MODEL",
                "fake-1",
                "OSIRIS_L2_BASE_URL",
                model.anthropic().toString(),
                "OSIRIS_L2_KEY_FILE",
                key.toString(),
                "OSIRIS_L2_CALLS_PER_HOUR",
                "100000",
                "OSIRIS_CHANNELS_FILE",
                channels.toString(),
                "OSIRIS_SMTP_URL",
                listeners.mailUrl(),
                "OSIRIS_MAIL_FROM",
                "osiris@example.com"));
    points = new KillPoints(central);
    site = WatchedSite.in(central, new SiteId("killed"));
    model.answers(KilledCentralTest::answer);
  }

  @AfterEach
  void stop() throws IOException {
    central.close();
    listeners.close();
    model.close();
  }

  // Units whose name says so are a person's.
  private static Reply answer(JsonNode request) {
    var text = request.path("messages").get(0).path("content").asString();
    var unit = text.replaceAll("(?s).*\"unit\":\"([^\"]+)\".*", "$1");
    return new Reply.Text(
        unit.startsWith("person")
            ? """
            {"runbook_id": "none", "parameters": [], "confidence": 90, "needs_person": true, "reasoning": "unclear"}
            """
            : """
            {"runbook_id": "LIN-SVC-001", "parameters": [{"name": "unit", "value": "%s"}], "confidence": 95,
             "needs_person": false, "reasoning": "the unit failed"}
            """
                .formatted(unit));
  }

  @Test
  void killedAnywhere_losesNoIncident_doublesNoOrder_andTellsNobodyTwice() throws Exception {
    try {
      killEverywhere();
      settle();
    } catch (AssertionError e) {
      throw new AssertionError("it said " + central.log(), e);
    }

    everyIncidentHasOneEnd();
    everybodyWasToldOnce();
    theAuditLogIsWhole();
  }

  private void killEverywhere() throws InterruptedException {
    killedWhileTheModelThinks();
    killedAt(points.within("planner_decision", "UPDATE"));
    killedAt(points.atTheEnd("appliance_order", "INSERT"));
    killedAt(points.within("outbox", "DELETE"));
    killedAt(points.within("ticket", "INSERT"));
    for (var moment : Moment.values()) {
      killedWhen(moment);
    }
    killedAt(points.within("audit_link", "INSERT"));
    killedAt(points.within("pattern_occurrence", "INSERT"));
    killedWhilePromoting(points.atTheEnd("promoted_rule", "INSERT"));
    for (int i = 0; i < 3; i++) {
      killedAtRandom();
    }
  }

  private void killedWhileTheModelThinks() {
    var asked = new CountDownLatch(1);
    model.answers(request -> {
      asked.countDown();
      return new Reply.Silence();
    });
    report();
    await(asked);
    central.kill();
    model.answers(KilledCentralTest::answer);
    startAgain();
  }

  private void killedAt(String point) {
    try (var held = points.hold(point)) {
      report();
      held.awaitSomebody();
      central.kill();
    }
    startAgain();
  }

  private void killedWhen(Moment moment) {
    var isThere = new CountDownLatch(1);
    listeners.when(
        moment,
        () -> {
          central.kill();
          isThere.countDown();
        });
    report();
    await(isThere);
    startAgain();
  }

  private void killedWhilePromoting(String point) throws InterruptedException {
    Await.until("a candidate", LIMIT, this::hasCandidate);
    var client = central.admin();
    var path = "/api/flywheel/patterns/" + signature() + "/approve";
    try (var held = points.hold(point)) {
      var approval = Thread.ofVirtual().start(() -> approve(client, path));
      held.awaitSomebody();
      central.kill();
      approval.join();
    }
    startAgain();
    // Whether it was done shows who asks again: once or not at all.
    var again = central.admin().post(path, APPROVAL);
    assertThat(again.status()).as(again.text()).isIn(200, 409);
  }

  private static final String APPROVAL = "{\"scope\": \"proven\", \"reason\": \"it helps\"}";

  private static void approve(Client client, String path) {
    try {
      client.post(path, APPROVAL);
    } catch (RuntimeException _) {
      // It is killed before it answers.
    }
  }

  private boolean hasCandidate() {
    answerOrders();
    return patterns().anyMatch(one -> one.path("candidate").asBoolean());
  }

  private String signature() {
    return patterns()
        .filter(one -> one.path("candidate").asBoolean())
        .map(one -> one.path("signature").asString())
        .findFirst()
        .orElseThrow();
  }

  private Stream<JsonNode> patterns() {
    return central.admin().get("/api/flywheel/patterns").json().path("items").valueStream();
  }

  private void killedAtRandom() {
    report();
    var _ = central.admin();
    // A moment of its work, not a time that is waited for.
    LockSupport.parkNanos(random.nextLong(1_500_000_000));
    central.kill();
    startAgain();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  // Some that the model has a plan for, one of them as before, and one for a person.
  private void report() {
    int number = incidents.size();
    for (var unit : List.of(LEARNED, "new-" + number + ".service", "person-" + number)) {
      incidents.add(
          site.report("worker_stuck", "{\"unit\": \"" + unit + "\", \"platform\": \"linux\"}"));
    }
  }

  // What was under way counts as lost only after a while, which has passed; and the appliance has
  // done what it was told.
  private void startAgain() {
    central.sql(
        """
        UPDATE planner_decision SET asked_at = asked_at - interval '1 hour' WHERE status = 'asking';
        UPDATE delivery SET next_attempt = now() WHERE status IN ('sending', 'waiting')\
        """);
    answerOrders();
    central.startAgain();
  }

  // As the receiver leaves it when signed evidence of the runs came in: all at once, for a Central
  // that sees an order end waits a quarter of an hour for the evidence.
  private void answerOrders() {
    central.sql(
        """
        WITH closed AS (
          UPDATE incident SET status = 'resolved', resolved_at = now(), look_at = NULL
           WHERE status = 'open' AND order_id IS NOT NULL RETURNING incident_id, site_id, order_id)
        INSERT INTO incident_step (incident_id, site_id, at, step, reason_code, reason, order_id, said_by)
        SELECT incident_id, site_id, now(), 'resolved', 'evidence', 'the runbook was verified', order_id, 'a' FROM closed;
        UPDATE appliance_order o SET status = 'completed', completed_at = now()
         WHERE completed_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM incident i WHERE i.order_id = o.order_id AND i.status = 'open')\
        """);
  }

  private void settle() {
    Await.until(
        "everything has its end",
        LIMIT,
        () -> {
          answerOrders();
          return central
              .text(
                  """
                  SELECT (SELECT count(*) FROM incident WHERE status = 'open')
                       + (SELECT count(*) FROM outbox)
                       + (SELECT count(*) FROM planner_decision WHERE status = 'asking')
                       + (SELECT count(*) FROM delivery WHERE status IN ('waiting', 'sending'))
                       + (SELECT count(*) FROM audit_log a LEFT JOIN audit_link l USING (audit_id) WHERE l.link IS NULL)\
                  """)
              .equals("0");
        });
  }

  private void everyIncidentHasOneEnd() {
    assertThat(count("incident WHERE status NOT IN ('resolved', 'escalated')")).isEqualTo("0");
    assertThat(central.text("SELECT count(*) FROM incident"))
        .isEqualTo(Integer.toString(incidents.size()));
    assertThat(
            count(
                """
                (SELECT parameters ->> 'incident_id' FROM appliance_order
                  GROUP BY parameters ->> 'incident_id' HAVING count(*) > 1) doubled\
                """))
        .as("incidents with two orders")
        .isEqualTo("0");
    assertThat(
            count(
                """
                incident i
                 WHERE (status = 'resolved') <> EXISTS (
                         SELECT 1 FROM appliance_order WHERE parameters ->> 'incident_id' = i.incident_id::text)
                    OR (status = 'escalated') <> (
                         (SELECT count(*) FROM ticket t WHERE t.incident_id = i.incident_id) = 1)\
                """))
        .as("incidents with neither an order nor a ticket, or with both")
        .isEqualTo("0");
    assertThat(count("promotion WHERE status IN ('rolling', 'active')")).isEqualTo("1");
    assertThat(count("promoted_rule WHERE installed_at IS NOT NULL")).isEqualTo("1");
  }

  private void everybodyWasToldOnce() {
    assertThat(count("ticket")).isNotEqualTo("0");
    assertThat(count("delivery")).isEqualTo(central.text("SELECT 2 * count(*) FROM ticket"));
    assertThat(count("delivery WHERE channel = 'hook' AND status <> 'delivered'")).isEqualTo("0");
    var keys = listeners.calls.stream().map(Listeners.Call::key).distinct().count();
    assertThat(Long.toString(keys)).as("calls that are no copies").isEqualTo(count("ticket"));
    assertThat(listeners.calls.stream().distinct().count())
        .as("copies say the same")
        .isEqualTo(keys);
    assertThat(listeners.calls.size()).as("with copies").isGreaterThan((int) keys);

    assertThat(count("delivery WHERE channel = 'mail' AND status NOT IN ('delivered', 'unsure')"))
        .isEqualTo("0");
    assertThat(count("delivery WHERE status = 'unsure'"))
        .as("killed while a mail was taken")
        .isNotEqualTo("0");
    var delivered = count("delivery WHERE channel = 'mail' AND status = 'delivered'");
    var told =
        listeners.mails.stream()
            .map(mail -> mail.replaceAll("(?s).*(Ticket \\d+) .*", "$1"))
            .toList();
    assertThat(told)
        .doesNotHaveDuplicates()
        .hasSizeGreaterThanOrEqualTo(Integer.parseInt(delivered));
  }

  private void theAuditLogIsWhole() {
    var verdict = central.admin().get("/api/auth/audit-logs/verify").json();
    assertThat(verdict.path("ok").asBoolean()).as(verdict.toString()).isTrue();
    assertThat(count("audit_log WHERE action = 'order.create'"))
        .isEqualTo(count("appliance_order"));
    assertThat(count("audit_log WHERE action = 'flywheel.approve'")).isEqualTo("1");
  }

  private String count(String from) {
    return central.text("SELECT count(*) FROM " + from);
  }
}
