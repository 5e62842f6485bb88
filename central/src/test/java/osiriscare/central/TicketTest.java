package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.central.delivery.Signatures;
import osiriscare.protocol.id.SiteId;
import osiriscare.testkit.Await;
import tools.jackson.databind.JsonNode;

/// Tickets and who is told of them, in the program as it runs.
class TicketTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private record Call(String body, String signature, String id) {}

  private static final List<Call> CALLS = new CopyOnWriteArrayList<>();
  private static final AtomicInteger REFUSED = new AtomicInteger();
  private static GreenMail mails;
  private static HttpServer hook;
  private static RunningCentral central;
  private static Client admin;

  @BeforeAll
  static void start() throws IOException {
    mails = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    mails.start();
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean isRefused = REFUSED.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
            if (!isRefused) {
              CALLS.add(
                  new Call(
                      body,
                      exchange.getRequestHeaders().getFirst("X-OsirisCare-Signature"),
                      exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            }
            exchange.sendResponseHeaders(isRefused ? 503 : 204, -1);
          }
        });
    hook.start();
    central =
        RunningCentral.start(
            TicketTest::arrange, s -> TestSettings.withMail(s, mails.getSmtp().getPort()));
    admin = central.admin();
  }

  private static void arrange(Path home) {
    try {
      Files.writeString(home.resolve("hook.key"), "hook-secret-0123456789\n");
      var url = "http://127.0.0.1:" + hook.getAddress().getPort();
      Files.writeString(
          home.resolve("channels.yaml"),
          """
          channels:
            - {id: on-call, kind: email, to: [on-call@example.com], severity: high}
            - {id: hook, kind: webhook, url: "%1$s/hook", secret_file: "%2$s/hook.key"}
            - {id: psa-south, kind: psa, partner: south, url: "%1$s/psa", secret_file: "%2$s/hook.key"}
          """
              .formatted(url, home));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() {
    central.close();
    hook.stop(0);
    mails.stop();
  }

  private static JsonNode ticketOf(String incident) {
    var items = admin.get("/api/tickets?incident_id=" + incident).json().path("items");
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  private static List<Call> callsAbout(String ticket, String what) {
    return CALLS.stream()
        .filter(one -> one.body().contains("\"ticket " + ticket + " " + what + "\""))
        .toList();
  }

  @Test
  void escalation_opensOneTicket_andTellsEachChannelOnce() {
    var site = WatchedSite.in(central, new SiteId("ticket-a"));
    var id = site.report("odd_thing", "{}");
    site.awaitLine(id, "escalated");
    var ticket = ticketOf(id);
    var number = ticket.path("ticket_id").asString();
    assertThat(ticket.path("status").asString()).isEqualTo("open");
    assertThat(ticket.path("severity").asString()).isEqualTo("high");
    assertThat(ticket.path("reason_code").asString()).isEqualTo("no_planner");
    assertThat(ticket.path("title").asString()).isEqualTo("odd_thing on box");
    Await.until("the hook was called", LIMIT, () -> callsAbout(number, "opened").size() == 1);
    var call = callsAbout(number, "opened").getFirst();
    assertThat(call.signature())
        .isEqualTo("sha256=" + Signatures.of("hook-secret-0123456789", call.body()));
    assertThat(call.body()).contains("/tickets/" + number).doesNotContain("box");
    Await.until(
        "a mail came",
        LIMIT,
        () ->
            Arrays.stream(mails.getReceivedMessages())
                .anyMatch(mail -> GreenMailUtil.getBody(mail).contains("Ticket " + number + " ")));

    // The clock: nobody acknowledges, then nobody resolves.
    central.clock.advance(Duration.ofMinutes(61));
    Await.until(
        "late response told", LIMIT, () -> callsAbout(number, "not_acknowledged").size() == 1);
    var path = "/api/tickets/" + number;
    assertThat(central.as("readonly").post(path + "/acknowledge", "{}").status()).isEqualTo(403);
    assertThat(admin.post(path + "/acknowledge", "{}").json().path("status").asString())
        .isEqualTo("acknowledged");
    assertThat(admin.post(path + "/assign", "{\"assignee\": \"ghost\"}").status()).isEqualTo(400);
    central.clock.advance(Duration.ofHours(3));
    Await.until(
        "late resolution told", LIMIT, () -> callsAbout(number, "not_resolved").size() == 1);
    var resolved = admin.post(path + "/resolve", "{\"resolution\": \"exchanged the disk\"}").json();
    assertThat(resolved.path("status").asString()).isEqualTo("resolved");
    assertThat(resolved.path("respond_breached").isNull()).isFalse();
    assertThat(callsAbout(number, "opened")).hasSize(1);
    assertThat(CALLS).noneMatch(one -> one.body().contains("\"board\""));
  }

  @Test
  void closedIncident_closesItsTicket() {
    var site = WatchedSite.in(central, new SiteId("ticket-b"));
    var id = site.report("odd_thing_b", "{}");
    site.awaitLine(id, "escalated");
    assertThat(admin.post("/api/incidents/" + id + "/resolve", "{\"reason\": \"gone\"}").status())
        .isEqualTo(200);
    Await.until(
        "the ticket is closed",
        LIMIT,
        () -> ticketOf(id).path("status").asString().equals("resolved"));
  }

  @Test
  void refusedDelivery_isTriedAgainLater_andOneIsNeverMade() {
    REFUSED.set(2);
    var site = WatchedSite.in(central, new SiteId("ticket-c"));
    var id = site.report("odd_thing_c", "{}");
    site.awaitLine(id, "escalated");
    var number = ticketOf(id).path("ticket_id").asString();
    for (int i = 0; i < 2; i++) {
      int left = 1 - i;
      Await.until("refused", LIMIT, () -> REFUSED.get() == left);
      Await.until(
          "kept for later",
          LIMIT,
          () ->
              admin
                      .get("/api/deliveries?site_id=ticket-c&status=waiting")
                      .json()
                      .path("items")
                      .size()
                  == 1);
      central.clock.advance(Duration.ofMinutes(1));
    }
    Await.until("delivered", LIMIT, () -> callsAbout(number, "opened").size() == 1);
  }

  @Test
  void centralDiedWhileSending_hookGetsTheSameIdAgain_mailIsNotSentTwice() {
    WatchedSite.in(central, new SiteId("ticket-d"));
    var hookId = UUID.randomUUID();
    var mailId = UUID.randomUUID();
    for (var one : List.of(hookId + " hook", mailId + " on-call")) {
      central.sql(
          """
          INSERT INTO delivery (delivery_id, site_id, channel, event, message, status, attempts, next_attempt, created_at)
          VALUES ('%s', 'ticket-d', '%s', 'ticket 4711 opened', '{"event": "ticket 4711 opened", "kind": "ticket.opened",
            "site_id": "ticket-d", "severity": "high", "subject": "Ticket 4711", "path": "/tickets/4711",
            "at": "2026-11-21T00:00:00Z", "detail": {}}', 'sending', 1, '%s', now())
          """
              .formatted(
                  one.split(" ", 2)[0],
                  one.split(" ", 2)[1],
                  central.clock.instant().minusSeconds(1)));
    }
    Await.until("the hook is called", LIMIT, () -> callsAbout("4711", "opened").size() == 1);
    assertThat(callsAbout("4711", "opened").getFirst().id()).isEqualTo(hookId.toString());
    Await.until("the mail is unsure", LIMIT, () -> unsure().size() == 1);
    var unsure = unsure();
    assertThat(unsure.get(0).path("delivery_id").asString()).isEqualTo(mailId.toString());
    assertThat(admin.post("/api/deliveries/" + mailId + "/retry", "{}").status()).isEqualTo(200);
    assertThat(admin.post("/api/deliveries/" + hookId + "/retry", "{}").status()).isEqualTo(409);
  }

  private static JsonNode unsure() {
    return admin.get("/api/deliveries?site_id=ticket-d&status=unsure").json().path("items");
  }
}
