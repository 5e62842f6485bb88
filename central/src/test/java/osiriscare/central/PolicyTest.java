package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.database.Database;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.healing.synced.SyncedPolicy;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;

/// Switches, and the documents that are signed of them.
class PolicyTest {
  private static final String RUNBOOK =
      BuiltInRunbooks.catalogue().all().iterator().next().id().value();
  private static RunningCentral central;
  private static Client admin;
  private static Database database;

  /// A document as it is kept.
  record Document(String payload, String signature, String publicKey) {}

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    admin = central.admin();
    database = new Database(central.database.central(), "policy-test", 2);
  }

  @AfterAll
  static void stop() {
    database.close();
    central.close();
  }

  @Test
  void everySite_getsASignedDocument_withoutBeingAsked() {
    site("clinic-new");
    var policy = awaited("clinic-new", "");
    assertThat(policy.serial()).isOne();
    assertThat(policy.rules()).isNotEmpty();
    var kept = newest("clinic-new");
    assertThat(VerifyingKey.ofHex(kept.publicKey()).verifies(kept.payload(), kept.signature()))
        .isTrue();
  }

  @Test
  void putSwitch_signsAnew_once_andNeverGoesBack() {
    site("clinic-one");
    var appliance = appliance("clinic-one", "02:00:00:00:00:01");
    var other = appliance("clinic-one", "02:00:00:00:00:02");
    long before = awaited("clinic-one", "").serial();
    var off =
        """
        {"kind": "runbook", "name": "%s", "appliance_id": "%s", "enabled": false, "reason": "on leave"}\
        """
            .formatted(RUNBOOK, appliance);
    assertThat(put("clinic-one", off).status()).isEqualTo(200);
    assertThat(policy("clinic-one", appliance).switches().runbooks()).containsExactly(RUNBOOK);
    assertThat(policy("clinic-one", other).switches().runbooks()).isEmpty();
    assertThat(policy("clinic-one", appliance).isFor(new ApplianceId(other))).isFalse();
    assertThat(policy("clinic-one", appliance).serial()).isEqualTo(before + 1);
    put("clinic-one", off);
    assertThat(policy("clinic-one", appliance).serial()).isEqualTo(before + 1);
    put("clinic-one", off.replace("false", "true"));
    assertThat(policy("clinic-one", appliance).switches().runbooks()).isEmpty();
    assertThat(policy("clinic-one", appliance).serial()).isEqualTo(before + 2);
    assertThat(policy("clinic-one", appliance).appliance()).isEmpty();
  }

  @Test
  void history_tellsWhoSwitchedWhat_andWhy() {
    site("clinic-history");
    var rule = ShippedRules.builtIn().get(7).id();
    put("clinic-history", ruleOff(rule));
    put("clinic-history", ruleOff(rule).replace("false", "true"));
    var items = admin.get("/api/switches/history?kind=rule&name=" + rule).json().path("items");
    assertThat(items.valueStream().map(one -> one.path("enabled").asBoolean()))
        .containsExactly(true, false);
    assertThat(items.path(1).path("reason").asString()).isEqualTo("quiet");
    assertThat(items.path(1).path("by").asString()).isEqualTo("admin");
    assertThat(admin.get("/api/switches/history?kind=odd&name=a").text()).contains("\"kind\"");
  }

  @Test
  void promotedRule_isCheckedBeforeItsOrderIsSigned_andAResetLeavesItsReason() {
    site("clinic-orders");
    var box = appliance("clinic-orders", "02:00:00:00:00:0A");
    var path = "/api/sites/clinic-orders/appliances/" + box + "/orders";
    var rule =
        "rules: [{id: LEARNED-1, name: learned, platforms: [linux], conditions: [{field: check_type,"
            + " operator: equals, value: linux_ssh_config}], runbook: LIN-SSH-001, parameters:"
            + " {option: %s, value: '%s'}}]";
    var order =
        "{\"order_type\": \"sync_promoted_rule\", \"parameters\": {\"rule_id\": \"%s\", \"rule_yaml\": \"%s\"}}";
    var good = rule.formatted("X11Forwarding", "no");
    assertThat(admin.post(path, order.formatted("LEARNED-1", good)).status()).isEqualTo(201);
    assertThat(admin.post(path, order.formatted("OTHER-1", good)).text())
        .contains("parameters.rule_id");
    var undoing = rule.formatted("PermitRootLogin", "prohibit-password");
    assertThat(admin.post(path, order.formatted("LEARNED-1", undoing)).text())
        .contains("parameters.rule_yaml", "undo each other");
    var unknown = good.replace("LIN-SSH-001", "LIN-NO-001");
    assertThat(admin.post(path, order.formatted("LEARNED-1", unknown)).status()).isEqualTo(400);

    var reset =
        "{\"order_type\": \"healing_reset\", \"parameters\": {\"host\": \"box\", \"reason\": \"replaced the disk\"}}";
    assertThat(central.as("readonly").post(path, reset).status()).isEqualTo(403);
    assertThat(admin.post(path, reset).status()).isEqualTo(201);
    assertThat(admin.post(path, reset.replace("replaced the disk", "")).status()).isEqualTo(400);
    long logged =
        database.inPlatform(db ->
            db.sql(
                    "SELECT count(*) FROM audit_log WHERE action = 'order.create'"
                        + " AND detail -> 'parameters' ->> 'reason' = 'replaced the disk'")
                .query(Long.class)
                .single());
    assertThat(logged).isOne();
  }

  @Test
  void putSwitch_byTwoAtOnce_bothHold_andSerialsHaveNoTwin() throws Exception {
    site("clinic-two");
    awaited("clinic-two", "");
    var rules = ShippedRules.builtIn().subList(0, 6);
    var calls =
        rules.stream()
            .<Callable<Integer>>map(rule -> () -> put("clinic-two", ruleOff(rule.id())).status())
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call : threads.invokeAll(calls)) {
        assertThat(call.get()).isEqualTo(200);
      }
    }
    assertThat(policy("clinic-two", "").switches().rules())
        .containsExactlyInAnyOrderElementsOf(rules.stream().map(rule -> rule.id()).toList());
    assertThat(admin.get("/api/sites/clinic-two/switches").json().path("items").size())
        .isEqualTo(6);
  }

  @Test
  void putSwitch_byAReader_ofAnUnknownName_ofAnotherSitesAppliance_orWithoutAReason_isRefused() {
    site("clinic-three");
    site("clinic-four");
    var theirs = appliance("clinic-four", "02:00:00:00:00:04");
    var reader = central.as("readonly");
    var body = ruleOff(ShippedRules.builtIn().getFirst().id());
    assertThat(reader.put("/api/sites/clinic-three/switches", body).status()).isEqualTo(403);
    assertThat(put("clinic-three", ruleOff("no-such-rule")).text()).contains("\"name\"");
    assertThat(put("clinic-three", body.replace("\"quiet\"", "\" \"")).text())
        .contains("\"reason\"");
    var foreign = body.replace("\"enabled\"", "\"appliance_id\": \"" + theirs + "\", \"enabled\"");
    assertThat(put("clinic-three", foreign).status()).isEqualTo(404);
    assertThat(put("nobody", body).status()).isEqualTo(404);
    assertThat(admin.get("/api/sites/clinic-three/switches").json().path("items").isEmpty())
        .isTrue();
  }

  @Test
  void aNewerBuildsRules_areSignedByTheOlderToo_andNeverInTurnsWithItsOwn() {
    site("clinic-builds");
    long before = awaited("clinic-builds", "").serial();
    var one = Json.object();
    one.putArray("rules").add(ShippedRules.synced().getFirst().toJson());
    var content = Json.text(one);
    database.inPlatform(db ->
        db.sql(
                "INSERT INTO rule_base (base_sha256, content, build_id, first_seen)"
                    + " VALUES (:sha, :content, 'a newer build', now())")
            .param("sha", Sha256.hex(content))
            .param("content", content)
            .update());
    Await.until(
        "the newer rules",
        Duration.ofSeconds(60),
        () -> policy("clinic-builds", "").rules().size() == 1);
    assertThat(policy("clinic-builds", "").serial()).isEqualTo(before + 1);
    put("clinic-builds", ruleOff(ShippedRules.builtIn().getFirst().id()));
    assertThat(policy("clinic-builds", "").rules()).hasSize(1);
    site("clinic-after");
    assertThat(awaited("clinic-after", "").rules()).hasSize(1);
    assertThat(policy("clinic-builds", "").serial()).isEqualTo(before + 2);
  }

  private static String ruleOff(String rule) {
    return """
    {"kind": "rule", "name": "%s", "enabled": false, "reason": "quiet"}\
    """
        .formatted(rule);
  }

  private static Client.Response put(String site, String body) {
    return admin.put("/api/sites/" + site + "/switches", body);
  }

  private static SyncedPolicy awaited(String site, String appliance) {
    Await.until(
        "the site's first document",
        Duration.ofSeconds(60),
        () -> admin.get("/api/sites/" + site + "/policy").status() == 200);
    return policy(site, appliance);
  }

  private static SyncedPolicy policy(String site, String appliance) {
    var reply = admin.get("/api/sites/" + site + "/policy?appliance_id=" + appliance);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return SyncedPolicy.from(Json.object(Json.text(reply.json().path("payload")), "payload"));
  }

  private static Document newest(String site) {
    return database.inPlatform(db ->
        db.sql(
                "SELECT d.signed_payload, d.signature, k.public_key FROM rule_document d JOIN server_key k"
                    + " USING (key_id) WHERE d.site_id = :site AND k.purpose = 'rules'"
                    + " ORDER BY d.serial DESC LIMIT 1")
            .param("site", site)
            .query((row, _) -> new Document(row.getString(1), row.getString(2), row.getString(3)))
            .single());
  }

  private static void site(String id) {
    central.sql(
        """
        INSERT INTO partner (partner_id, slug, name, brand_name)
        VALUES ('00000000-0000-4000-8000-000000000001', 'alpha', 'Alpha', 'Alpha') ON CONFLICT DO NOTHING
        """);
    var made =
        admin.post(
            "/api/sites",
            "{\"site_id\": \"%s\", \"name\": \"%s\", \"partner_slug\": \"alpha\"}"
                .formatted(id, id));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }

  private static String appliance(String site, String mac) {
    var key = SigningKey.generate(new SecureRandom()).verifyingKey().hex();
    var made =
        admin.post(
            "/api/sites/" + site + "/appliances",
            """
            {"hostname": "box", "mac_address": "%s", "public_key": "%s", "api_key_sha256": "%s"}\
            """
                .formatted(mac, key, key));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().path("appliance_id").asString();
  }
}
