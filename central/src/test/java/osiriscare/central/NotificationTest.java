package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;
import tools.jackson.databind.JsonNode;

/// How a partner is told what happens at its sites, in the program as it runs.
class NotificationTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String PASSWORD = "correct horse battery";
  private static final String PATH = "/api/partners/me/notifications";
  private static final String SECRET = "s3cret-of-the-hook-0123456789";
  private static final List<String> NAMES =
      List.of(
          "DC01-PRAXIS",
          "FRONTDESK-PC-07",
          "Maria Gutierrez",
          "O'Brien, Sean",
          "MRN-0048812",
          "dr.lindqvist",
          "xray-ws.clinic.lan",
          "1961-04-12");

  private record Hooked(
      String path, String body, String time, String signature, String timed, String id) {}

  private static final List<Hooked> CALLS = new CopyOnWriteArrayList<>();
  private static final Map<String, Integer> REFUSED = new ConcurrentHashMap<>();
  private static GreenMail mails;
  private static HttpServer hook;

  private record LoggedIn(Client client, Instant since) {}

  private static RunningCentral central;
  private static LoggedIn boss;

  @BeforeAll
  static void start() throws IOException {
    mails = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    mails.start();
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var headers = exchange.getRequestHeaders();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean isRefused = isRefused(exchange.getRequestURI().getPath());
            if (!isRefused) {
              CALLS.add(
                  new Hooked(
                      exchange.getRequestURI().getPath(),
                      body,
                      headers.getFirst("X-OsirisCare-Timestamp"),
                      headers.getFirst("X-OsirisCare-Signature"),
                      headers.getFirst("X-OsirisCare-Signature-V2"),
                      headers.getFirst("Idempotency-Key")));
            }
            exchange.sendResponseHeaders(isRefused ? 503 : 204, -1);
          }
        });
    hook.start();
    central =
        RunningCentral.startWith(
            s -> TestSettings.withHooksHere(TestSettings.withMail(s, mails.getSmtp().getPort())));
    // The partner of every watched site.
    central
        .admin()
        .post("/api/partners", "{\"slug\": \"north\", \"name\": \"N\", \"brand_name\": \"N\"}");
    var id = central.addUser("boss", PASSWORD, "readonly");
    central.sql(
        "UPDATE admin_user SET role = 'admin', partner_id = (SELECT partner_id FROM partner WHERE slug = 'north') WHERE user_id = '%s'"
            .formatted(id));
    boss = new LoggedIn(central.browser("boss", PASSWORD), central.clock.instant());
  }

  private static boolean isRefused(String path) {
    return REFUSED.merge(path, -1, Integer::sum) >= 0;
  }

  @AfterAll
  static void stop() {
    central.close();
    hook.stop(0);
    mails.stop();
  }

  // The clock goes on by hours, and sessions end when nobody uses them.
  private static Client boss() {
    var now = central.clock.instant();
    if (now.isAfter(boss.since().plus(Duration.ofMinutes(4)))) {
      boss = new LoggedIn(central.browser("boss", PASSWORD), now);
    }
    return boss.client();
  }

  private static String url(String path) {
    return "http://127.0.0.1:" + hook.getAddress().getPort() + path;
  }

  /// Makes a channel that hears of one site only, so that tests do not hear of each other.
  private static String channel(String site, String more) {
    var made =
        boss().post(PATH + "/channels", "{\"name\": \"%s\", %s}".formatted("of " + site, more));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().path("channel_id").asString();
  }

  private static String hookAt(String path) {
    return "\"kind\": \"webhook\", \"url\": \"%s\", \"secret\": \"%s\""
        .formatted(url(path), SECRET);
  }

  private static void narrow(String site, String... channels) {
    var body = Json.object().put("is_muted", false);
    body.set("channel_ids", Json.array(List.of(channels)));
    var put = boss().put(PATH + "/sites/" + site, Json.text(body));
    assertThat(put.status()).as(put.text()).isEqualTo(200);
  }

  private static List<JsonNode> log(String query) {
    var answer = boss().get(PATH + "/deliveries" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("items").valueStream().toList();
  }

  private static List<Hooked> calls(String path) {
    return CALLS.stream().filter(one -> one.path().equals(path)).toList();
  }

  /// As a receiver computes it, with nothing of ours.
  private static String hmac(String text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static long waiting(String site) {
    return Long.parseLong(
        central.text(
            "SELECT count(*) FROM notice WHERE site_id = '" + site + "' AND delivery_id IS NULL"));
  }

  @Test
  void anOutage_isOneMessage_withoutAnyName_signedSoThatAnybodyCanCheckIt() throws Exception {
    var site = WatchedSite.in(central, new SiteId("outage"));
    var mailed = "outage-desk@example.com";
    narrow(
        "outage",
        channel("outage", hookAt("/outage")),
        channel("outage by mail", "\"kind\": \"email\", \"to\": [\"" + mailed + "\"]"));
    for (var name : NAMES) {
      var details = Json.object().put("hostname", name).put("user", name).put("note", name);
      site.report("odd_" + NAMES.indexOf(name), Json.text(details).replace("'", "''"));
    }
    Await.until("everything escalated", LIMIT, () -> waiting("outage") == 2L * NAMES.size());
    assertThat(calls("/outage")).isEmpty();
    central.clock.advance(Duration.ofSeconds(61));
    Await.until("the hook was called", LIMIT, () -> !calls("/outage").isEmpty());
    Await.until("a mail came", LIMIT, () -> !mailsTo(mailed).isEmpty());
    Await.until("both are done", LIMIT, () -> log("?site_id=outage&status=delivered").size() == 2);

    var call = calls("/outage").getFirst();
    var json = Json.parse(call.body(), "body");
    assertThat(json.path("detail").path("count").asInt()).isEqualTo(NAMES.size());
    assertThat(json.path("detail").path("events")).hasSize(NAMES.size());
    assertThat(json.path("subject").asString()).isEqualTo("8 tickets opened (worst: high)");
    assertThat(call.id()).isEqualTo(json.path("delivery_id").asString());
    assertThat(call.signature()).isEqualTo(hmac(call.body()));
    assertThat(call.timed()).isEqualTo(hmac(call.time() + "." + call.body()));
    assertThat(Long.parseLong(call.time())).isEqualTo(central.clock.instant().getEpochSecond());
    assertThat(calls("/outage")).hasSize(1);

    assertThat(mailsTo(mailed)).hasSize(1);
    var mail = mailsTo(mailed).getFirst();
    assertThat(mail)
        .contains("8 tickets opened (worst: high)")
        .contains("https://central.example.com/sites/outage");
    for (var name : NAMES) {
      assertThat(mail).doesNotContainIgnoringCase(name);
      assertThat(call.body()).doesNotContain(name);
    }
    assertThat(mail).doesNotContain("box").doesNotContain("odd_");

    // What comes later at the same site waits for company; what is worse does not.
    site.report("odd_later", "{}");
    Await.until("heard", LIMIT, () -> waiting("outage") == 2);
    central.clock.advance(Duration.ofMinutes(5));
    site.report("odd_later_2", "{}");
    Await.until("heard too", LIMIT, () -> waiting("outage") == 4);
    assertThat(calls("/outage")).hasSize(1);
    central.clock.advance(Duration.ofMinutes(11));
    Await.until("told together", LIMIT, () -> calls("/outage").size() == 2);
    assertThat(calls("/outage").getLast().body()).contains("2 tickets opened");
  }

  private static List<String> mailsTo(String address) {
    return Arrays.stream(mails.getReceivedMessages())
        .map(GreenMailUtil::getWholeMessage)
        .filter(mail -> mail.contains(address))
        .toList();
  }

  @Test
  void refused_isTriedAgainWithGrowingPauses_thenDead_untilSomebodyHasItSentAgain() {
    var site = WatchedSite.in(central, new SiteId("dead"));
    var id = channel("dead", hookAt("/dead?token=url-secret-4711"));
    narrow("dead", id);
    REFUSED.put("/dead", 8);
    site.report("odd_dead", "{}");
    Await.until("heard", LIMIT, () -> waiting("dead") == 1);
    central.clock.advance(Duration.ofSeconds(61));
    var pauses = List.of(10, 20, 40, 80, 160, 320, 640);
    for (int i = 0; i < pauses.size(); i++) {
      int attempt = i + 1;
      Await.until("attempt " + attempt, LIMIT, () -> isAttempt("dead", attempt, "waiting"));
      var one = log("?site_id=dead").getFirst();
      assertThat(one.path("last_error").asString()).isEqualTo("the other side answered 503");
      assertThat(one.path("next_attempt").asString())
          .isEqualTo(central.clock.instant().plusSeconds(pauses.get(i)).toString());
      central.clock.advance(Duration.ofSeconds(pauses.get(i)));
    }
    Await.until("given up", LIMIT, () -> isAttempt("dead", 8, "dead"));
    assertThat(calls("/dead")).isEmpty();
    var dead = log("?channel_id=" + id + "&status=dead");
    assertThat(dead).hasSize(1);
    var again =
        boss()
            .post(
                PATH + "/deliveries/" + dead.getFirst().path("delivery_id").asString() + "/retry",
                "{}");
    assertThat(again.status()).as(again.text()).isEqualTo(200);
    Await.until("delivered", LIMIT, () -> calls("/dead").size() == 1);
    Await.until("said so", LIMIT, () -> isAttempt("dead", 1, "delivered"));
    assertThat(
            boss()
                .post(PATH + "/deliveries/" + calls("/dead").getFirst().id() + "/retry", "{}")
                .status())
        .isEqualTo(409);

    for (var path : List.of("/deliveries", "/channels")) {
      assertThat(boss().get(PATH + path).text())
          .doesNotContain(SECRET)
          .doesNotContain("url-secret");
    }
    assertThat(boss().get("/api/partners/me/activity?limit=200").text())
        .contains("notification.retry")
        .doesNotContain(SECRET)
        .doesNotContain("url-secret");
    assertThat(
            central.text(
                "SELECT string_agg(c::text, ' ') || (SELECT string_agg(d::text, ' ') FROM delivery d) FROM notification_channel c"))
        .doesNotContain(SECRET)
        .doesNotContain("url-secret");
  }

  private static boolean isAttempt(String site, int attempts, String status) {
    return log("?site_id=" + site).stream()
        .anyMatch(one ->
            one.path("attempts").asInt() == attempts
                && one.path("status").asString().equals(status));
  }

  @Test
  void test_goesTheWayOfEveryMessage_andSaysHowItWent() throws Exception {
    var id = channel("test", hookAt("/test"));
    var path = PATH + "/channels/" + id;
    var good = boss().post(path + "/test", "{}");
    assertThat(good.status()).as(good.text()).isEqualTo(200);
    assertThat(good.json().path("status").asString()).isEqualTo("delivered");
    assertThat(calls("/test")).hasSize(1);
    assertThat(calls("/test").getFirst().signature())
        .isEqualTo(hmac(calls("/test").getFirst().body()));
    REFUSED.put("/test", 1);
    var bad = boss().post(path + "/test", "{}").json();
    assertThat(bad.path("status").asString()).isEqualTo("dead");
    assertThat(bad.path("last_error").asString()).isEqualTo("the other side answered 503");

    // What is not given of a hook stays; a name that is taken is refused.
    var kept =
        boss().put(path, "{\"name\": \"of test 2\", \"kind\": \"webhook\", \"digest\": \"daily\"}");
    assertThat(kept.status()).as(kept.text()).isEqualTo(200);
    assertThat(boss().post(path + "/test", "{}").json().path("status").asString())
        .isEqualTo("delivered");
    assertThat(calls("/test").getLast().signature())
        .isEqualTo(hmac(calls("/test").getLast().body()));
    channel("taken", hookAt("/taken"));
    assertThat(boss().put(path, "{\"name\": \"of taken\", \"kind\": \"webhook\"}").status())
        .isEqualTo(409);
    var off = boss().put(path, "{\"name\": \"off\", \"kind\": \"webhook\", \"is_on\": false}");
    assertThat(off.json().path("is_on").asBoolean()).isFalse();
    assertThat(boss().post(path + "/test", "{}").status()).isEqualTo(409);
    assertThat(boss().delete(path).status()).isEqualTo(204);
    assertThat(boss().post(path + "/test", "{}").status()).isEqualTo(404);
    assertThat(log("?status=dead").stream().map(one -> one.path("subject").asString()))
        .contains("A test of your notification settings");
  }

  @Test
  void digest_ofADay_isSentOnce_andCriticalGoesAtOnce() {
    var first = WatchedSite.in(central, new SiteId("digest"));
    var id =
        channel("digest", hookAt("/digest") + ", \"digest\": \"hourly\", \"events\": [\"ticket\"]");
    narrow("digest", id);
    first.report("odd_a", "{}");
    first.report("odd_b", "{}");
    Await.until("heard", LIMIT, () -> waiting("digest") == 2);
    central.clock.advance(Duration.ofMinutes(60));
    Await.until("told", LIMIT, () -> calls("/digest").size() == 1);
    assertThat(calls("/digest").getFirst().body()).contains("2 tickets opened");
    first.report("odd_c", "{}");
    Await.until("heard", LIMIT, () -> waiting("digest") == 1);
    central.sql("UPDATE incident SET severity = 'critical' WHERE site_id = 'digest'");
    // The ticket became worse, three times: that is critical.
    Await.until("heard", LIMIT, () -> waiting("digest") == 4);
    central.clock.advance(Duration.ofSeconds(61));
    Await.until("told at once", LIMIT, () -> calls("/digest").size() == 2);
    assertThat(calls("/digest").getLast().body()).contains("(worst: critical)");
  }

  @Test
  void overrides_muteASite_raiseItsThreshold_andAreHeldToItsMode() {
    var site = WatchedSite.in(central, new SiteId("quiet-site"));
    var id = channel("quiet-site", hookAt("/quiet-site"));
    var psa =
        channel(
            "psa",
            "\"kind\": \"psa\", \"url\": \"%s\", \"secret\": \"%s\", \"board\": \"Clinics\""
                .formatted(url("/psa"), SECRET));
    var path = PATH + "/sites/quiet-site";
    assertThat(boss().put(path, "{\"is_muted\": true}").status()).isEqualTo(200);
    var muted = site.report("odd_muted", "{}");
    site.awaitLine(muted, "escalated");
    assertThat(waiting("quiet-site")).isZero();
    boss().put(path, "{\"severity_min\": \"critical\", \"channel_ids\": [\"%s\"]}".formatted(id));
    site.awaitLine(site.report("odd_low", "{}"), "escalated");
    assertThat(waiting("quiet-site")).isZero();
    narrow("quiet-site", id, psa);
    site.awaitLine(site.report("odd_told", "{}"), "escalated");
    assertThat(waiting("quiet-site")).isEqualTo(2);

    central.sql("UPDATE site SET deployment_mode = 'direct' WHERE site_id = 'quiet-site'");
    var refused = boss().put(path, "{\"channel_ids\": [\"%s\"]}".formatted(psa));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("direct mode");
    site.awaitLine(site.report("odd_direct", "{}"), "escalated");
    assertThat(waiting("quiet-site")).isEqualTo(3);
    assertThat(boss().put(path, "{\"channel_ids\": [\"%s\"]}".formatted(id)).status())
        .isEqualTo(200);
    assertThat(boss().delete(path).status()).isEqualTo(204);
    assertThat(boss().get(path).json().path("channel_ids").isNull()).isTrue();
    // Or the channels of the other tests would hear of it later.
    narrow("quiet-site", id);
    assertThat(boss().get(PATH + "/sites/nowhere").status()).isEqualTo(404);
  }

  @Test
  void settings_areChecked_andChannelsAreTheirKinds() {
    var good =
        boss()
            .put(
                PATH,
                "{\"time_zone\": \"Europe/Berlin\", \"digest_at\": \"07:30\", \"critical_at_once\": true}");
    assertThat(good.status()).as(good.text()).isEqualTo(200);
    assertThat(boss().get(PATH).json().path("digest_at").asString()).isEqualTo("07:30");
    for (var bad :
        List.of(
            "{}",
            "{\"time_zone\": \"Mars\"}",
            "{\"time_zone\": \"+02:00\"}",
            "{\"time_zone\": \"UTC\", \"quiet_from\": \"22:00\"}",
            "{\"time_zone\": \"UTC\", \"quiet_from\": \"22:00\", \"quiet_to\": \"22:00\"}",
            "{\"time_zone\": \"UTC\", \"digest_at\": \"24:00\"}")) {
      assertThat(boss().put(PATH, bad).status()).as(bad).isEqualTo(400);
    }
    for (var bad :
        List.of(
            "\"kind\": \"email\"",
            "\"kind\": \"email\", \"to\": [\"nobody\"]",
            "\"kind\": \"email\", \"to\": [\"a@example.com\\nBcc: b@example.com\"]",
            "\"kind\": \"email\", \"to\": [\"a@example.com\"], \"secret\": \"0123456789abcdef\"",
            "\"kind\": \"webhook\", \"url\": \"https://hooks.example.com/\"",
            "\"kind\": \"webhook\", \"url\": \"https://hooks.example.com/\", \"secret\": \"short\"",
            "\"kind\": \"webhook\", \"url\": \"gopher://x/\", \"secret\": \"0123456789abcdef\"",
            "\"kind\": \"syslog\"",
            "\"kind\": \"syslog\", \"host\": \"a b\"",
            "\"kind\": \"syslog\", \"host\": \"log.example.com\", \"ca_pem\": \"nothing\"",
            "\"kind\": \"pager\"",
            "\"kind\": \"email\", \"to\": [\"a@example.com\"], \"events\": [\"everything\"]",
            "\"kind\": \"email\", \"to\": [\"a@example.com\"], \"digest\": \"weekly\"")) {
      var response = boss().post(PATH + "/channels", "{\"name\": \"bad\", " + bad + "}");
      assertThat(response.status()).as(bad + " " + response.text()).isEqualTo(400);
    }
  }

  @Test
  void aPartnerOfSitesInDirectModeOnly_hasNoPsaAndNoLogServer() {
    central.sql(TenantSeed.of("d"));
    central.sql("UPDATE site SET deployment_mode = 'direct' WHERE site_id = 'practice-d'");
    central.sql(TenantSeed.bind(central.addUser("direct-boss", PASSWORD, "admin"), "d"));
    var direct = central.browser("direct-boss", PASSWORD);
    for (var kind :
        List.of(
            "\"kind\": \"psa\", \"url\": \"https://psa.example.com/\", \"secret\": \"0123456789abcdef\"",
            "\"kind\": \"syslog\", \"host\": \"log.example.com\"")) {
      var refused = direct.post(PATH + "/channels", "{\"name\": \"n\", " + kind + "}");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text()).contains("direct mode");
    }
    var mail = "{\"name\": \"n\", \"kind\": \"email\", \"to\": [\"a@example.com\"]}";
    assertThat(direct.post(PATH + "/channels", mail).status()).isEqualTo(201);
  }
}
