package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.central.settings.PlannerSettings;
import osiriscare.central.settings.PlannerSettings.Mode;
import osiriscare.central.settings.PlannerSettings.Model;
import osiriscare.central.settings.PlannerSettings.Protocol;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;
import osiriscare.testkit.planner.FakeModelServer;
import osiriscare.testkit.planner.FakeModelServer.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// From plans that helped to a signed rule, and back when it fails, in the program as it runs.
class FlywheelTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static FakeModelServer models;
  private static RunningCentral central;
  private static Client admin;

  @BeforeAll
  static void start() {
    models = new FakeModelServer();
    models.answers(request -> plan(unitOf(request)));
    central =
        RunningCentral.startWith(settings ->
            settings.withPlanner(
                new PlannerSettings(
                    Optional.of(
                        new Model(
                            Protocol.ANTHROPIC,
                            "fake-1",
                            Optional.of(models.anthropic()),
                            new Secret(FakeModelServer.KEY),
                            false,
                            80,
                            400)),
                    Mode.AUTO,
                    60,
                    1_000_000,
                    60,
                    Duration.ofSeconds(2))));
    admin = central.admin();
  }

  @AfterAll
  static void stop() {
    central.close();
    models.close();
  }

  private static Reply plan(String unit) {
    return new Reply.Text(
        """
        {"runbook_id": "LIN-SVC-001", "parameters": [{"name": "unit", "value": "%s"}], "confidence": 95,
         "needs_person": false, "reasoning": "the unit failed"}
        """
            .formatted(unit));
  }

  private static String unitOf(JsonNode request) {
    var text = request.path("messages").get(0).path("content").asString();
    return text.replaceAll("(?s).*\"unit\":\"([^\"]+)\".*", "$1");
  }

  private static String ordered(WatchedSite site, String unit) {
    var id = site.report("worker_stuck", "{\"unit\": \"" + unit + "\", \"platform\": \"linux\"}");
    site.awaitLine(id, "ordered");
    return id;
  }

  /// As the receiver leaves it when signed evidence of the run came in.
  private static void healed(WatchedSite site, String unit) {
    proven(ordered(site, unit));
  }

  private static void proven(String id) {
    central.sql(
        """
        UPDATE appliance_order SET status = 'completed', completed_at = now() WHERE parameters ->> 'incident_id' = '%1$s';
        WITH closed AS (
          UPDATE incident SET status = 'resolved', resolved_at = now(), look_at = NULL WHERE incident_id = '%1$s'
          RETURNING incident_id, site_id, order_id)
        INSERT INTO incident_step (incident_id, site_id, at, step, reason_code, reason, order_id, said_by)
        SELECT incident_id, site_id, '%2$s', 'resolved', 'evidence', 'the runbook was verified', order_id, 'a'
          FROM closed\
        """
            .formatted(id, central.clock.instant()));
  }

  private static void failed(WatchedSite site, String unit) {
    var id = ordered(site, unit);
    site.ends(id, "failed", "failed");
    site.awaitLine(id, "escalated");
  }

  private static Optional<JsonNode> pattern(String unit) {
    return admin
        .get("/api/flywheel/patterns?limit=200")
        .json()
        .path("items")
        .valueStream()
        .filter(one -> one.path("rule").path("parameters").path("unit").asString("").equals(unit))
        .findFirst();
  }

  private static JsonNode awaitCount(String unit, int occurrences) {
    Await.until(
        occurrences + " of " + unit,
        LIMIT,
        () -> pattern(unit).filter(p -> p.path("occurrences").asInt() == occurrences).isPresent());
    return pattern(unit).orElseThrow();
  }

  private static String path(JsonNode pattern) {
    return "/api/flywheel/patterns/" + pattern.path("signature").asString();
  }

  private static JsonNode promotion(JsonNode promotion) {
    return admin
        .get("/api/flywheel/promotions/" + promotion.path("promotion_id").asString())
        .json();
  }

  private static boolean isSigned(String site, String ruleId) {
    return policy(site)
        .path("rules")
        .valueStream()
        .anyMatch(rule -> rule.path("id").asString().equals(ruleId));
  }

  private static boolean isOff(String site, String ruleId) {
    return policy(site).findPath("disabled_rules").toString().contains('"' + ruleId + '"');
  }

  private static JsonNode policy(String site) {
    return admin.get("/api/sites/" + site + "/policy").json().path("payload");
  }

  @Test
  void driftOfAnAppliance_teachesARuleForItsOwnPlatform() {
    var site = WatchedSite.in(central, new SiteId("fly-debian"));
    var debian = Json.object().put("decision", "escalate").put("reason_code", "no_rule");
    var nixos = debian.deepCopy().put("platform", "nixos");
    assertThat(platformsOfWhatIsLearned(site, debian, "debian.service")).isEqualTo("[\"linux\"]");
    assertThat(platformsOfWhatIsLearned(site, nixos, "nixos.service")).isEqualTo("[\"nixos\"]");
  }

  private static String platformsOfWhatIsLearned(
      WatchedSite site, ObjectNode decision, String unit) {
    var id = site.reportByAppliance(Json.text(decision), "{\"unit\": \"" + unit + "\"}");
    site.awaitLine(id, "ordered");
    proven(id);
    return awaitCount(unit, 1).path("rule").path("platforms").toString();
  }

  @Test
  void plansThatHelped_becomeARule_whichHealsWithoutAModel_andIsTakenBackWhenItFails() {
    var site = WatchedSite.in(central, new SiteId("fly-one"));
    for (int i = 0; i < 4; i++) {
      healed(site, "fly.service");
    }
    assertThat(awaitCount("fly.service", 4).path("candidate").asBoolean()).isFalse();
    healed(site, "fly.service");
    var pattern = awaitCount("fly.service", 5);
    assertThat(pattern.path("candidate").asBoolean()).isTrue();
    assertThat(pattern.path("success_percent").asInt()).isEqualTo(100);
    var replay = admin.get(path(pattern) + "/replay").json();
    assertThat(replay.path("matched").asInt()).as(replay.toString()).isEqualTo(5);
    assertThat(replay.path("agreed").asInt()).isEqualTo(5);

    var yes = "{\"scope\": \"proven\", \"reason\": \"it always helped\"}";
    assertThat(central.as("readonly").post(path(pattern) + "/approve", yes).status())
        .isEqualTo(403);
    var approved = admin.post(path(pattern) + "/approve", yes);
    assertThat(approved.status()).as(approved.text()).isEqualTo(200);
    var promotion = approved.json();
    assertThat(promotion.path("status").asString()).isEqualTo("active");
    assertThat(promotion.path("replay").path("agreed").asInt()).isEqualTo(5);
    assertThat(admin.post(path(pattern) + "/approve", yes).status()).isEqualTo(409);
    var rule = promotion.path("rule_id").asString();
    assertThat(isSigned("fly-one", rule)).isTrue();

    // The sixth is the rule's: no model is asked.
    int calls = models.requests.size();
    var sixth = ordered(site, "fly.service");
    assertThat(models.requests).hasSize(calls);
    assertThat(site.orders(sixth).getFirst().path("parameters").path("origin").asString())
        .isEqualTo("l1");
    assertThat(site.detail(sixth).path("timeline").toString()).contains(rule);
    // Another unit is not its matter.
    ordered(site, "fly-other.service");
    assertThat(models.requests).hasSize(calls + 1);

    site.ends(sixth, "failed", "failed");
    failed(site, "fly.service");
    failed(site, "fly.service");
    Await.until(
        "the rule is taken back",
        LIMIT,
        () -> promotion(promotion).path("status").asString().equals("demoted"));
    var over = promotion(promotion);
    assertThat(over.path("ended_by").asString()).isEqualTo("flywheel");
    assertThat(over.path("end_reason").asString()).isEqualTo("3 of 3 runs failed");
    Await.until("the policy is signed anew", LIMIT, () -> !isSigned("fly-one", rule));
    assertThat(awaitCount("fly.service", 5).path("standing").asString()).isEqualTo("demoted");
    var log =
        "SELECT string_agg(action, ' ' ORDER BY audit_id) FROM audit_log WHERE target = '%s'"
            .formatted(promotion.path("promotion_id").asString());
    assertThat(central.text(log)).isEqualTo("flywheel.approve flywheel.stage flywheel.demote");
  }

  @Test
  void ruleForAll_goesOutInStages_andAPersonTakesItBack() {
    var sites =
        List.of("fly-a", "fly-b", "fly-c").stream()
            .map(name -> WatchedSite.in(central, new SiteId(name)))
            .toList();
    for (int i = 0; i < 3; i++) {
      healed(sites.get(1), "staged.service");
    }
    healed(sites.get(0), "staged.service");
    healed(sites.get(2), "staged.service");
    var pattern = awaitCount("staged.service", 5);
    assertThat(pattern.path("proven_sites").asInt()).isZero();
    assertThat(
            admin
                .post(path(pattern) + "/approve", "{\"scope\": \"proven\", \"reason\": \"x\"}")
                .status())
        .isEqualTo(409);
    var promotion =
        admin.post(path(pattern) + "/approve", "{\"scope\": \"seen\", \"reason\": \"x\"}").json();
    var rule = promotion.path("rule_id").asString();
    assertThat(promotion.path("status").asString()).isEqualTo("rolling");
    assertThat(List.of(isSigned("fly-a", rule), isSigned("fly-b", rule), isSigned("fly-c", rule)))
        .as("where it was seen most often")
        .containsExactly(false, true, false);
    for (int stage = 2; stage <= 3; stage++) {
      central.clock.advance(Duration.ofHours(25));
      int now = stage;
      Await.until("stage " + stage, LIMIT, () -> promotion(promotion).path("stage").asInt() == now);
    }
    assertThat(promotion(promotion).path("status").asString()).isEqualTo("active");
    Await.until("the last site", LIMIT, () -> isSigned("fly-c", rule));
    // A switch that somebody changes leaves it where it is.
    admin.put(
        "/api/sites/fly-c/switches",
        "{\"kind\": \"runbook\", \"name\": \"LIN-LOG-002\", \"enabled\": false, \"reason\": \"no\"}");
    assertThat(isSigned("fly-c", rule)).isTrue();
    var elsewhere = WatchedSite.in(central, new SiteId("fly-d"));
    var orders = "/api/sites/fly-d/appliances/" + elsewhere.appliance().value() + "/orders";
    var order = orderOf(promotion);
    assertThat(admin.post(orders, order).status()).isEqualTo(201);
    var back = "/api/flywheel/promotions/" + promotion.path("promotion_id").asString() + "/demote";
    assertThat(admin.post(back, "{\"reason\": \"not needed\"}").status()).isEqualTo(200);
    assertThat(isSigned("fly-c", rule)).isFalse();
    Await.until("switched off where an order brought it", LIMIT, () -> isOff("fly-d", rule));
    assertThat(admin.post(orders, order).text()).contains("parameters.rule_id", "taken back");
    assertThat(admin.post(back, "{\"reason\": \"not needed\"}").status()).isEqualTo(409);
    assertThat(admin.get(back.replace("/demote", "/sites")).json().path("items").valueStream())
        .allSatisfy(one -> assertThat(one.path("removed_at").isNull()).isFalse());
  }

  /// What installs a learned rule on one appliance.
  private static String orderOf(JsonNode promotion) {
    var parameters =
        Json.object()
            .put("rule_id", promotion.path("rule_id").asString())
            .put("rule_yaml", "rules: [" + Json.text(promotion.path("rule")) + "]");
    var order = Json.object().put("order_type", "sync_promoted_rule");
    order.set("parameters", parameters);
    return Json.text(order);
  }

  @Test
  void escalationIsNoSuccess_andWhatDoesNotHelpOftenEnoughIsNoCandidate() {
    // Each site has its own memory of what failed: one failure stops the planner there.
    for (int i = 0; i < 5; i++) {
      var site = WatchedSite.in(central, new SiteId("fly-bad-" + i));
      if (i < 4) {
        healed(site, "bad.service");
      } else {
        failed(site, "bad.service");
      }
    }
    var pattern = awaitCount("bad.service", 5);
    assertThat(pattern.path("healed").asInt()).isEqualTo(4);
    assertThat(pattern.path("candidate").asBoolean()).isFalse();
    assertThat(
            admin
                .post(path(pattern) + "/approve", "{\"scope\": \"all\", \"reason\": \"x\"}")
                .status())
        .isEqualTo(409);
    assertThat(admin.post(path(pattern) + "/reject", "{\"reason\": \"x\"}").status())
        .isEqualTo(409);
    var replay = admin.get(path(pattern) + "/replay").json();
    assertThat(replay.path("failed").asInt()).isEqualTo(1);
    assertThat(replay.path("differences").get(0).path("kind").asString()).isEqualTo("failed");
  }

  @Test
  void kindThatNoRuleMayName_isNoPattern() {
    var site = WatchedSite.in(central, new SiteId("fly-odd"));
    var id = site.report("never_heard_of", "{\"unit\": \"odd.service\", \"platform\": \"linux\"}");
    site.awaitLine(id, "ordered");
    site.ends(id, "failed", "failed");
    Await.until(
        "it is counted",
        LIMIT,
        () ->
            central
                .text(
                    "SELECT count(*) FROM pattern_occurrence WHERE site_id = 'fly-odd' AND signature IS NULL")
                .equals("1"));
    assertThat(pattern("odd.service")).isEmpty();
  }

  @Test
  void policyOfASite_approvesWhatItSaysIsEnough_thereOnly_andIsNamedInTheLog() {
    var site = WatchedSite.in(central, new SiteId("fly-policy"));
    var without = WatchedSite.in(central, new SiteId("fly-without"));
    // It did not help elsewhere once: a person is asked.
    var doubtful = WatchedSite.in(central, new SiteId("fly-doubtful"));
    for (int i = 0; i < 5; i++) {
      healed(doubtful, "doubtful.service");
    }
    failed(without, "doubtful.service");
    awaitCount("doubtful.service", 6);
    var revision = "a".repeat(40);
    var switches = "{\"disabled_rules\":[],\"disabled_runbooks\":[],\"disabled_checks\":[]}";
    central.sql(
        """
        INSERT INTO policy_source (source, remote, branch, folder, looked_at, errors)
        VALUES ('partner:north', 'https://git.example.com/north.git', 'main', '', now(), '[]');
        INSERT INTO policy_revision (source, revision, content, accepted_at)
        VALUES ('partner:north', '%1$s', '{"rules":[],"all":{"guardrails":{},"switches":%2$s},"sites":{
          "fly-doubtful":{"guardrails":{},"switches":%2$s,"promotion":{"approve":true,"occurrences_min":5,"success_percent_min":90}},
          "fly-policy":{"guardrails":{},"switches":%2$s,"promotion":{"approve":true,"occurrences_min":6,"success_percent_min":100}}}}',
          now())
        """
            .formatted(revision, switches));
    for (int i = 0; i < 5; i++) {
      healed(site, "enough.service");
      healed(without, "enough.service");
    }
    assertThat(awaitCount("enough.service", 10).path("standing").isNull())
        .as("five are not enough for this policy, and the other site has none")
        .isTrue();
    healed(site, "enough.service");
    Await.until(
        "the policy approves",
        LIMIT.multipliedBy(2),
        () ->
            pattern("enough.service").orElseThrow().path("standing").asString("").equals("active"));
    assertThat(pattern("doubtful.service").orElseThrow().path("standing").isNull()).isTrue();
    var promotion =
        admin
            .get("/api/flywheel/promotions?limit=200")
            .json()
            .path("items")
            .valueStream()
            .filter(one ->
                one.path("signature")
                    .equals(pattern("enough.service").orElseThrow().path("signature")))
            .findFirst()
            .orElseThrow();
    assertThat(promotion.path("decided_by").asString()).isEqualTo("policy");
    assertThat(promotion.path("reason").asString())
        .isEqualTo("approved by the policy of partner:north at revision " + revision);
    var rule = promotion.path("rule_id").asString();
    Await.until("it is signed there", LIMIT, () -> isSigned("fly-policy", rule));
    assertThat(isSigned("fly-without", rule)).isFalse();
    var line =
        central.text(
            "SELECT actor || ' ' || detail::text FROM audit_log WHERE action = 'flywheel.approve' AND target = '%s'"
                .formatted(promotion.path("promotion_id").asString()));
    assertThat(line).startsWith("policy ").contains(revision, "partner:north", "fly-policy");
  }

  @Test
  void rejectedPattern_waitsNoMore() {
    var site = WatchedSite.in(central, new SiteId("fly-no"));
    for (int i = 0; i < 5; i++) {
      healed(site, "no.service");
    }
    var pattern = awaitCount("no.service", 5);
    var rejected = admin.post(path(pattern) + "/reject", "{\"reason\": \"find the cause\"}");
    assertThat(rejected.json().path("status").asString()).isEqualTo("rejected");
    assertThat(pattern("no.service").orElseThrow().path("candidate").asBoolean()).isFalse();
    assertThat(isSigned("fly-no", pattern.path("rule_id").asString())).isFalse();
  }
}
