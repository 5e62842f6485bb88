package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.healing.Allowance;
import osiriscare.protocol.healing.Allowance.RunbookAllowance;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;
import tools.jackson.databind.JsonNode;

/// The budget of automatic fixes: shares, stops and resets.
class BudgetTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static RunningCentral central;
  private static Client admin;
  private static Database database;
  private static int millis;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    admin = central.admin();
    database = new Database(central.database.central(), "budget-test", 2);
    central.sql(
        """
        INSERT INTO partner (partner_id, slug, name, brand_name)
        VALUES ('00000000-0000-4000-8000-000000000001', 'alpha', 'Alpha', 'Alpha')
        """);
  }

  @AfterAll
  static void stop() {
    database.close();
    central.close();
  }

  @Test
  void shares_areSigned_growWhenAskedFor_andTheSiteStopsWhenTheyAreSpent_untilAPersonLooked() {
    var runbook = new RunbookId("LIN-SVC-001");
    var box = checkedIn("clinic-spent", "02:00:00:00:00:01");
    awaited(box, allowance -> hosts(allowance, runbook) == 1);
    assertThat(hosts(allowance(box), new RunbookId("LIN-SSH-001"))).isOne();
    execution(box, runbook, "box", "deferred");
    awaited(box, allowance -> hosts(allowance, runbook) == 2);

    for (int host = 1; host <= 5; host++) {
      execution(box, runbook, "host-" + host, "healed");
    }
    execution(box, runbook, "box", "deferred");
    awaited(box, allowance -> isStopped(allowance, runbook));
    assertThat(isStopped(allowance(box), new RunbookId("LIN-SSH-001"))).isFalse();
    var stop = stopOf(runbook, "clinic-spent");
    assertThat(stop.path("reason").asString()).contains("5 hosts per hour");
    var row = budget("clinic-spent", runbook);
    assertThat(row.path("hosts_in_hour").asInt()).isEqualTo(5);
    assertThat(row.path("stop").path("stop_id")).isEqualTo(stop.path("stop_id"));

    var path = "/api/healing/stops/" + stop.path("stop_id").asString() + "/reset";
    var reason = "{\"reason\": \"the hosts are fine\"}";
    assertThat(central.as("readonly").post(path, reason).status()).isEqualTo(403);
    assertThat(admin.post(path, "{\"reason\": \" \"}").text()).contains("reason");
    assertThat(central.as("operator").post(path, reason).status()).isEqualTo(200);
    assertThat(admin.post(path, reason).status()).isEqualTo(409);
    awaited(box, allowance -> !isStopped(allowance, runbook));
    assertThat(budget("clinic-spent", runbook).path("hosts_in_hour").asInt()).isZero();
    assertThat(stopOf(runbook, "clinic-spent").path("end_reason").asString())
        .isEqualTo("the hosts are fine");
  }

  @Test
  void failures_stopItEverywhere_alsoForSitesThatNeverRanIt() {
    var runbook = new RunbookId("LIN-NTP-001");
    var one = checkedIn("clinic-failing", "02:00:00:00:00:02");
    var other = checkedIn("clinic-other", "02:00:00:00:00:03");
    awaited(other, allowance -> !isStopped(allowance, runbook));
    for (int run = 0; run < 4; run++) {
      execution(one, runbook, "box", run == 0 ? "healed" : "failed");
    }
    awaited(other, allowance -> isStopped(allowance, runbook));
    assertThat(of(allowance(other), runbook).reason().orElse("")).contains("3 of 4");
    assertThat(budget("", runbook).path("failures").asInt()).isEqualTo(3);
  }

  // Central's clock stands still; reports still come one after the other.
  private static Instant now() {
    return central.clock.instant().minusSeconds(600).plusMillis(millis++);
  }

  private static ApplianceId checkedIn(String site, String mac) {
    var made =
        admin.post(
            "/api/sites",
            "{\"site_id\": \"%s\", \"name\": \"%s\", \"partner_slug\": \"alpha\"}"
                .formatted(site, site));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    var key = SigningKey.generate(new SecureRandom()).verifyingKey().hex();
    var registered =
        admin.post(
            "/api/sites/" + site + "/appliances",
            """
            {"hostname": "box", "mac_address": "%s", "public_key": "%s", "api_key_sha256": "%s"}\
            """
                .formatted(mac, key, key));
    assertThat(registered.status()).as(registered.text()).isEqualTo(201);
    var id = new ApplianceId(registered.json().path("appliance_id").asString());
    central.sql(
        """
        INSERT INTO appliance_checkin (appliance_id, site_id, hostname, queue_depth, has_local_credentials, first_checkin,
          last_checkin) VALUES ('%s', '%s', 'box', 0, false, '%s', '%s')
        """
            .formatted(id.value(), site, now(), now()));
    return id;
  }

  private static void execution(ApplianceId box, RunbookId runbook, String host, String outcome) {
    central.sql(
        """
        INSERT INTO healing_execution (execution_id, site_id, appliance_id, runbook_id, host_id, check_type, tier, outcome,
          reason_code, started_at, duration_ms, received_at)
        VALUES ('%s', '%s', '%s', '%s', '%s', 'critical_services', 'L1', '%s', '%s', '%s', 10, '%s')
        """
            .formatted(
                UUID.randomUUID(),
                box.site(),
                box.value(),
                runbook,
                host,
                outcome,
                outcome.equals("deferred") ? "budget" : "allowed",
                now(),
                now()));
  }

  private static Allowance allowance(ApplianceId box) {
    return database.inPlatform(db ->
        db.sql(
                "SELECT a.signed_payload, a.signature, k.public_key FROM healing_allowance a"
                    + " JOIN server_key k USING (key_id) WHERE appliance_id = :box AND k.purpose = 'rules'")
            .param("box", box.value())
            .query((row, _) -> {
              var payload = row.getString("signed_payload");
              assertThat(
                      VerifyingKey.ofHex(row.getString("public_key"))
                          .verifies(payload, row.getString("signature")))
                  .isTrue();
              return Allowance.from(Json.object(payload, "allowance"));
            })
            .single());
  }

  private static void awaited(ApplianceId box, Predicate<Allowance> wanted) {
    Await.until(
        "the allowance of " + box,
        LIMIT,
        () -> database.inPlatform(db -> count(db, box)) > 0 && wanted.test(allowance(box)));
    assertThat(allowance(box).appliance()).isEqualTo(box);
  }

  private static long count(Db db, ApplianceId box) {
    return db.sql("SELECT count(*) FROM healing_allowance WHERE appliance_id = :box")
        .param("box", box.value())
        .query(Long.class)
        .single();
  }

  private static RunbookAllowance of(Allowance allowance, RunbookId runbook) {
    return Optional.ofNullable(allowance.runbooks().get(runbook)).orElseThrow();
  }

  private static int hosts(Allowance allowance, RunbookId runbook) {
    return of(allowance, runbook).hosts();
  }

  private static boolean isStopped(Allowance allowance, RunbookId runbook) {
    return of(allowance, runbook).isStopped();
  }

  private static JsonNode stopOf(RunbookId runbook, String site) {
    return admin
        .get("/api/healing/stops?site_id=" + site)
        .json()
        .path("items")
        .valueStream()
        .filter(stop -> stop.path("runbook_id").asString().equals(runbook.value()))
        .filter(stop -> stop.path("site_id").asString("").equals(site))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode budget(String site, RunbookId runbook) {
    return admin
        .get("/api/healing/budget?site_id=" + site)
        .json()
        .path("items")
        .valueStream()
        .filter(row -> row.path("runbook_id").asString().equals(runbook.value()))
        .findFirst()
        .orElseThrow();
  }
}
