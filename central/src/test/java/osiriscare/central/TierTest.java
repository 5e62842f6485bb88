package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.id.SiteId;
import osiriscare.testkit.Await;
import tools.jackson.databind.JsonNode;

/// Which tier put what right, as it is counted.
class TierTest {
  private static RunningCentral central;
  private static Client admin;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    admin = central.admin();
    for (var tenant : new String[] {"a", "b"}) {
      central.sql(TenantSeed.of(tenant));
    }
    central.sql("DELETE FROM planner_decision");
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  /// Incidents that a tier saw to, each after ten minutes.
  private static void closed(String site, int count, String tier) {
    for (int i = 0; i < count; i++) {
      central.sql(
          """
          WITH i AS (
            INSERT INTO incident (incident_id, site_id, reported_by, host_id, incident_type, severity, status, received_at,
                resolved_at)
            VALUES (gen_random_uuid(), '%1$s', 'x', 'h', 't', 'low', 'resolved', '%2$s', '%2$s'::timestamptz + interval '10 min')
            RETURNING incident_id, site_id, received_at),
          d AS (
            INSERT INTO planner_decision (decision_id, incident_id, site_id, status, attempt, asked_at, answered_at, cost_microusd, order_id,
                runbook_id)
            SELECT gen_random_uuid(), incident_id, site_id, 'ordered', 1, received_at, received_at, 500,
                   (SELECT order_id FROM appliance_order LIMIT 1), 'LIN-SVC-001'
              FROM i WHERE '%3$s' = 'L2'),
          e AS (
            INSERT INTO incident_step (incident_id, site_id, at, step, said_by)
            SELECT incident_id, site_id, received_at, 'escalated', 'central' FROM i WHERE '%3$s' = 'L3')
          INSERT INTO incident_step (incident_id, site_id, at, step, reason_code, said_by)
          SELECT incident_id, site_id, received_at + interval '10 min', 'resolved', 'evidence', 'a' FROM i\
          """
              .formatted(site, central.clock.instant().minus(Duration.ofHours(1)), tier));
    }
  }

  private static JsonNode tiers(Client client, String query) {
    var answer = client.get("/api/tiers" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void incidents_areOfTheHighestTierThatTheyNeeded_andTheFloorIsWatched() {
    var site = WatchedSite.in(central, new SiteId("tiers"));
    var orders = "/api/sites/tiers/appliances/" + site.appliance() + "/orders";
    var order = admin.post(orders, "{\"order_type\": \"force_checkin\", \"parameters\": {}}");
    assertThat(order.status()).as(order.text()).isEqualTo(201);
    closed("tiers", 8, "L1");
    closed("tiers", 2, "L2");
    var few = tiers(admin, "?site_id=tiers");
    assertThat(few.path("incidents").asInt()).isEqualTo(10);
    assertThat(few.path("below_floor").asBoolean()).isFalse();
    closed("tiers", 10, "L3");
    var all = tiers(admin, "?site_id=tiers");
    var shares = all.path("tiers").valueStream().map(t -> t.path("share_percent").asInt()).toList();
    assertThat(shares).containsExactly(40, 10, 50);
    assertThat(all.path("tiers").get(0).path("seconds_to_resolve").asInt()).isEqualTo(600);
    assertThat(all.path("tiers").get(2).path("healed").asInt()).isEqualTo(10);
    assertThat(all.path("cost_microusd").asInt()).isEqualTo(1000);
    assertThat(all.path("cost_microusd_per_incident").asInt()).isEqualTo(500);
    assertThat(all.path("below_floor").asBoolean()).isTrue();

    // Of ten more that rules see to, and an open one that a person has.
    closed("tiers", 40, "L1");
    var open = site.report("never_heard_of", "{}");
    site.awaitLine(open, "escalated");
    var better = tiers(admin, "?site_id=tiers&days=7");
    assertThat(better.path("below_floor").asBoolean()).isFalse();
    assertThat(better.path("tiers").get(2).path("incidents").asInt()).isEqualTo(11);
    assertThat(better.path("tiers").get(2).path("resolved").asInt()).isEqualTo(10);
    assertThat(admin.get("/api/tiers?days=0").status()).isEqualTo(400);
    assertThat(admin.get("/api/tiers?days=x").status()).isEqualTo(400);
  }

  @Test
  void tenants_countTheirOwn() {
    closed("practice-a", 3, "L1");
    var partner = central.as("readonly");
    var user = partner.get("/api/auth/me").json().path("user").path("id").asString();
    central.sql(TenantSeed.bind(user, "b"));
    // The seed's one of its own.
    assertThat(tiers(partner, "").path("incidents").asInt()).isEqualTo(1);
    assertThat(tiers(partner, "?site_id=practice-a").path("incidents").asInt()).isZero();
  }

  @Test
  void metrics_tellTheShares() {
    Await.until(
        "the gauges",
        Duration.ofSeconds(60),
        () -> central.client().get("/metrics").text().contains("osiris_incident_tier_share"));
  }
}
