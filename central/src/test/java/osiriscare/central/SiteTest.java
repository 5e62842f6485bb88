package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.evidence.order.OrderVerifier;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.SignedOrder;

class SiteTest {
  private static RunningCentral central;
  private static Client admin;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    admin = central.admin();
    var made =
        admin.post(
            "/api/partners",
            "{\"slug\": \"north\", \"name\": \"North IT\", \"brand_name\": \"North\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().path("primary_color").asString()).isEqualTo("#4F46E5");
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  @Test
  void createSite_makesAnIdFromTheName_andListsItAsPending() {
    var made =
        admin.post("/api/sites", "{\"name\": \"Dr. Müller & Söhne\", \"partner_slug\": \"north\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    var id = made.json().path("site_id").asString();
    assertThat(id).matches("dr-m-ller-s-hne-[0-9a-f]{6}");
    var site = admin.get("/api/sites/" + id).json();
    assertThat(site.path("live_status").asString()).isEqualTo("pending");
    assertThat(site.path("checks").isArray()).isTrue();
    assertThat(site.path("last_checkin").isNull()).isTrue();
    assertThat(admin.get("/api/sites/none-such").status()).isEqualTo(404);
  }

  @Test
  void createSite_withTakenIdOrWrongPartner_isRefused() {
    var body = "{\"site_id\": \"taken\", \"name\": \"Taken\", \"partner_slug\": \"north\"}";
    assertThat(admin.post("/api/sites", body).status()).isEqualTo(201);
    assertThat(admin.post("/api/sites", body).code()).isEqualTo("conflict");
    var wrong = admin.post("/api/sites", "{\"name\": \"X\", \"partner_slug\": \"nobody\"}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("errors").get(0).path("field").asString())
        .isEqualTo("partner_slug");
  }

  @Test
  void listSites_page_byPage_bringsEverySiteOnce() {
    for (int i = 0; i < 7; i++) {
      makeSite("page-" + i);
    }
    var seen = new HashSet<String>();
    var cursor = "";
    do {
      var page = admin.get("/api/sites?limit=3" + cursor).json();
      page.path("items")
          .forEach(site -> assertThat(seen.add(site.path("site_id").asString())).isTrue());
      cursor =
          page.path("next_cursor").isNull() ? "" : "&cursor=" + page.path("next_cursor").asString();
    } while (!cursor.isEmpty());
    assertThat(seen).contains("page-0", "page-6");
    assertThat(
            admin.get("/api/sites?limit=0").json().path("errors").get(0).path("field").asString())
        .isEqualTo("limit");
    assertThat(
            admin
                .get("/api/sites?cursor=nonsense")
                .json()
                .path("errors")
                .get(0)
                .path("field")
                .asString())
        .isEqualTo("cursor");
  }

  @Test
  void liveStatus_followsTheLastCheckin_atFiveAndFifteenMinutes() {
    makeSite("live");
    var appliance = register("live", "84:3A:5B:91:B6:61");
    assertThat(status("live")).isEqualTo("pending");
    central.sql(
        """
        INSERT INTO appliance_checkin (appliance_id, site_id, hostname, first_checkin, last_checkin, ip_addresses)
        VALUES ('%s', 'live', 'box', '%s', '%2$s', '["10.0.0.7"]')
        """
            .formatted(appliance, central.clock.instant()));
    assertThat(status("live")).isEqualTo("online");
    central.clock.advance(Duration.ofMinutes(5));
    assertThat(status("live")).isEqualTo("stale");
    central.clock.advance(Duration.ofMinutes(10));
    assertThat(status("live")).isEqualTo("stale");
    central.clock.advance(Duration.ofMillis(1));
    assertThat(status("live")).isEqualTo("offline");
    var item = admin.get("/api/sites/live/appliances").json().path("items").get(0);
    assertThat(item.path("live_status").asString()).isEqualTo("offline");
    assertThat(item.path("ip_addresses").get(0).asString()).isEqualTo("10.0.0.7");
    assertThat(item.path("chain").path("sequence").asLong()).isZero();
  }

  @Test
  void registerAppliance_withoutAWayToProveItself_namesTheField() {
    makeSite("unproven");
    var response =
        admin.post(
            "/api/sites/unproven/appliances",
            "{\"hostname\": \"h\", \"mac_address\": \"843a5b91b661\", \"public_key\": \""
                + publicKey()
                + "\"}");
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.json().path("errors").get(0).path("field").asString())
        .isEqualTo("api_key_sha256");
  }

  @Test
  void createOrder_isSignedForThatAppliance_andListed() {
    makeSite("ordered");
    var appliance = register("ordered", "84:3A:5B:91:B6:62");
    var path = "/api/sites/ordered/appliances/" + appliance + "/orders";
    var made =
        admin.post(
            path, "{\"order_type\": \"diagnostic\", \"parameters\": {\"command\": \"uptime\"}}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    var order = SignedOrder.from(Json.object(made.text(), "body"));
    var key = SigningKey.ofFileForm(central.file("keys/orders.key")).verifyingKey();
    var verifier =
        new OrderVerifier(new ApplianceId(appliance), List.of(VerifyingKey.ofHex(key.hex())));
    assertThat(verifier.verify(order, central.clock.instant()))
        .isInstanceOf(OrderVerifier.Decision.Accepted.class);
    assertThat(verifier.verify(order, central.clock.instant().plusSeconds(901)))
        .isInstanceOf(OrderVerifier.Decision.Refused.class);

    var listed = admin.get("/api/sites/ordered/orders").json().path("items").get(0);
    assertThat(listed.path("status").asString()).isEqualTo("pending");
    assertThat(listed.path("created_by").asString()).isEqualTo("admin");
    central.clock.advance(Duration.ofSeconds(901));
    assertThat(
            admin
                .get("/api/sites/ordered/orders")
                .json()
                .path("items")
                .get(0)
                .path("status")
                .asString())
        .isEqualTo("expired");
  }

  @Test
  void createOrder_thatNoApplianceWouldExecute_isRefused() {
    makeSite("refused");
    var appliance = register("refused", "84:3A:5B:91:B6:63");
    var path = "/api/sites/refused/appliances/" + appliance + "/orders";
    assertThat(admin.post(path, "{\"order_type\": \"format_disk\"}").code())
        .isEqualTo("unknown_order_type");
    for (var never : List.of("update_iso", "deploy_sensor", "sensor_status")) {
      var told = admin.post(path, "{\"order_type\": \"" + never + "\"}");
      assertThat(told.status()).as(never).isEqualTo(400);
      assertThat(told.json().path("errors").get(0).path("field").asString())
          .isEqualTo("order_type");
      assertThat(admin.post("/api/fleet/orders", "{\"order_type\": \"" + never + "\"}").code())
          .isEqualTo("unknown_order_type");
    }
    for (var type : List.of("sync_rules", "update_credentials", "restart_agent")) {
      assertThat(admin.post(path, "{\"order_type\": \"" + type + "\"}").status())
          .as(type)
          .isEqualTo(201);
    }
    var wrong =
        admin.post(
            path, "{\"order_type\": \"diagnostic\", \"parameters\": {\"command\": \"rm -rf /\"}}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("errors").get(0).path("field").asString())
        .isEqualTo("parameters.command");
    var other = "/api/sites/refused/appliances/refused-84:3A:5B:91:B6:99/orders";
    assertThat(admin.post(other, "{\"order_type\": \"run_drift\"}").status()).isEqualTo(404);
    // An appliance of another site is not there either, however its id is spelt.
    makeSite("neighbour");
    var foreign = "/api/sites/neighbour/appliances/" + appliance + "/orders";
    assertThat(admin.post(foreign, "{\"order_type\": \"run_drift\"}").status()).isEqualTo(404);
  }

  @Test
  void provision_keepsOnlyTheHashOfTheCode_andTheSameKeyAnswersTheSameCode() {
    var once = admin.with("Idempotency-Key", "a-1");
    var body = "{\"client_name\": \"Clinic\"}";
    var first = once.post("/api/partners/north/provisions", body);
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    var code = ProvisionCode.parse(first.json().path("provision_code").asString());
    central.sql(
        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM provision_code WHERE code_sha256 = '%s') THEN RAISE 'none'; END IF; END $$"
            .formatted(code.sha256()));
    assertThat(once.post("/api/partners/north/provisions", body).text()).isEqualTo(first.text());
    assertThat(once.post("/api/partners/north/provisions", "{\"client_name\": \"Other\"}").code())
        .isEqualTo("idempotency_conflict");
    assertThat(admin.post("/api/partners/north/provisions", body).text())
        .isNotEqualTo(first.text());
    central.sql(
        "DO $$ BEGIN IF EXISTS (SELECT FROM idempotent_answer WHERE sealed_answer LIKE '%%%s%%') THEN RAISE 'readable'; END IF; END $$"
            .formatted(code.reveal()));
    assertThat(admin.post("/api/partners/none/provisions", body).status()).isEqualTo(404);
    var target =
        admin.post(
            "/api/partners/north/provisions",
            "{\"client_name\": \"C\", \"target_appliance_id\": \"x-84:3A:5B:91:B6:61\"}");
    assertThat(target.json().path("errors").get(0).path("field").asString())
        .isEqualTo("target_appliance_id");
  }

  @Test
  void create_withOneKeyManyTimesAtOnce_createsOnce() throws InterruptedException {
    var once = admin.with("Idempotency-Key", "at-once");
    var body = "{\"name\": \"At once\", \"partner_slug\": \"north\"}";
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          threads
              .invokeAll(Collections.nCopies(8, () -> once.post("/api/sites", body).text()))
              .stream()
              .map(Future::resultNow)
              .distinct()
              .toList();
      assertThat(answers).singleElement().asString().contains("at-once-");
    }
  }

  @Test
  void create_thatFails_forgetsItsKey() {
    var once = admin.with("Idempotency-Key", "failed");
    assertThat(once.post("/api/sites", "{\"name\": \"F\", \"partner_slug\": \"later\"}").status())
        .isEqualTo(400);
    admin.post("/api/partners", "{\"slug\": \"later\", \"name\": \"L\", \"brand_name\": \"L\"}");
    assertThat(once.post("/api/sites", "{\"name\": \"F\", \"partner_slug\": \"later\"}").status())
        .isEqualTo(201);
  }

  @Test
  void createPartner_withScriptInTheLogo_isRefused() {
    var response =
        admin.post(
            "/api/partners",
            "{\"slug\": \"evil\", \"name\": \"E\", \"brand_name\": \"E\", \"logo_url\": \"javascript:alert(1)\"}");
    assertThat(response.json().path("errors").get(0).path("field").asString())
        .isEqualTo("logo_url");
  }

  @Test
  void get_withTheTagOfTheSameAnswer_isNotModified() {
    var first = admin.get("/api/checks");
    assertThat(first.json().path("items").size()).isGreaterThan(50);
    assertThat(admin.with("If-None-Match", first.header("ETag")).get("/api/checks").status())
        .isEqualTo(304);
  }

  @Test
  void registerAppliance_again_needsReplaceAndANewKey() {
    makeSite("replaced");
    var appliance = register("replaced", "84:3A:5B:91:B6:65");
    var body =
        "{\"hostname\": \"box\", \"mac_address\": \"84:3A:5B:91:B6:65\", \"public_key\": \"%s\","
            + " \"api_key_sha256\": \"%s\", \"replace\": %s}";
    var path = "/api/sites/replaced/appliances";
    var key = publicKey();
    var hash = Sha256.hex("new api key of replaced");
    assertThat(admin.post(path, body.formatted(key, hash, false)).status()).isEqualTo(409);
    var replaced = admin.post(path, body.formatted(key, hash, true));
    assertThat(replaced.status()).as(replaced.text()).isEqualTo(201);
    assertThat(replaced.json().path("appliance_id").asString()).isEqualTo(appliance);
    assertThat(replaced.json().path("chain").path("number").asInt()).isEqualTo(2);
    var sameKey = admin.post(path, body.formatted(key, Sha256.hex("third"), true));
    assertThat(sameKey.status()).isEqualTo(400);
    assertThat(sameKey.text()).contains("public_key");
  }

  @Test
  void progress_followsWhatIsSeen_fromNoApplianceToAWholeScan() {
    makeSite("rising");
    assertProgress("rising", "discovering", "appliance", 10);
    var appliance = register("rising", "84:3A:5B:91:B6:71");
    assertProgress("rising", "discovering", "first_checkin", 10);
    central.sql(
        """
        UPDATE appliance SET registered_by = 'claim' WHERE appliance_id = '%1$s';
        INSERT INTO appliance_checkin (appliance_id, site_id, hostname, first_checkin, last_checkin)
        VALUES ('%1$s', 'rising', 'box', now(), now())
        """
            .formatted(appliance));
    assertProgress("rising", "awaiting_credentials", "credentials", 20);
    var credential =
        admin.post(
            "/api/sites/rising/credentials",
            "{\"type\": \"ssh_password\", \"name\": \"n\", \"host\": \"h\", \"username\": \"u\", \"password\": \"p\"}");
    assertThat(credential.status()).as(credential.text()).isEqualTo(201);
    assertProgress("rising", "enumerating", "delivery", 40);
    central.sql("UPDATE credential_delivery SET delivered_at = now() WHERE site_id = 'rising'");
    central.sql("UPDATE appliance SET trigger_enumeration = true WHERE site_id = 'rising'");
    assertProgress("rising", "enumerating", "enumeration", 40);
    central.sql("UPDATE appliance SET trigger_enumeration = false WHERE site_id = 'rising'");
    var watcher =
        admin.post(
            "/api/sites/rising/watchers",
            "{\"host_id\": \"w\", \"api_key_sha256\": \"%s\", \"public_key\": \"%s\"}"
                .formatted(Sha256.hex("watcher of rising"), publicKey()));
    assertThat(watcher.status()).as(watcher.text()).isEqualTo(201);
    assertProgress("rising", "deploying", "watchers", 60);
    central.sql("UPDATE watcher SET last_heartbeat_at = now() WHERE site_id = 'rising'");
    assertProgress("rising", "scanning", "first_scan", 80);
    central.sql(
        """
        INSERT INTO evidence_bundle (bundle_id, site_id, appliance_id, chain, sequence, prev_hash, link_hash,
          payload_sha256, signed_payload, signature, key_id, kind, check_type, host_id, outcome, timestamp_end)
        SELECT gen_random_uuid(), k.site_id, k.appliance_id, k.chain, 1, repeat('0', 64), repeat('1', 64),
               repeat('2', 64), '{}', repeat('3', 128), k.key_id, 'scan', 'general', 'box', 'success', now()
          FROM appliance_key k WHERE k.site_id = 'rising'
        """);
    assertProgress("rising", "complete", "nothing", 100);
    assertThat(admin.get("/api/sites/none-such/deployment-status").status()).isEqualTo(404);
  }

  private static void assertProgress(String site, String phase, String waitsFor, int percent) {
    var progress = admin.get("/api/sites/" + site + "/deployment-status").json();
    assertThat(progress.path("phase").asString()).isEqualTo(phase);
    assertThat(progress.path("waits_for").asString()).isEqualTo(waitsFor);
    assertThat(progress.path("percent").asInt()).isEqualTo(percent);
    assertThat(admin.get("/api/sites/" + site).json().path("progress")).isEqualTo(progress);
  }

  private static void makeSite(String id) {
    var made =
        admin.post(
            "/api/sites",
            "{\"site_id\": \"%s\", \"name\": \"%1$s\", \"partner_slug\": \"north\"}".formatted(id));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }

  private static String register(String site, String mac) {
    var made =
        admin.post(
            "/api/sites/" + site + "/appliances",
            "{\"hostname\": \"box\", \"mac_address\": \"%s\", \"public_key\": \"%s\", \"api_key_sha256\": \"%s\"}"
                .formatted(mac, publicKey(), Sha256.hex(site + mac)));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().path("appliance_id").asString();
  }

  private static String publicKey() {
    return SigningKey.generate(new SecureRandom()).verifyingKey().hex();
  }

  private static String status(String site) {
    return admin.get("/api/sites/" + site).json().path("live_status").asString();
  }
}
