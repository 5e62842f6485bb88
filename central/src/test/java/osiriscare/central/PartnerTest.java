package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import osiriscare.database.Database;
import osiriscare.database.Tenant;

/// Partners, as the platform and as their own people look after them.
class PartnerTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String ME = "/api/partners/me";

  private static RunningCentral central;
  private Client boss;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    for (var tenant : List.of("a", "b")) {
      central.sql(TenantSeed.of(tenant));
      central.sql(TenantSeed.bind(central.addUser("boss-" + tenant, PASSWORD, "admin"), tenant));
    }
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  @BeforeEach
  void login() {
    boss = central.browser("boss-a", PASSWORD);
  }

  @Test
  void partnerThatWaitsForApproval_makesNoCodes_untilItIsApproved() {
    var admin = central.admin();
    var made =
        admin.post(
            "/api/partners",
            "{\"slug\": \"late\", \"name\": \"L\", \"brand_name\": \"L\", \"approved\": false}");
    assertThat(made.json().path("status").asString()).as(made.text()).isEqualTo("pending");
    var code = "{\"client_name\": \"x\"}";
    assertThat(admin.post("/api/partners/late/provisions", code).code()).isEqualTo("forbidden");
    var approval = "{\"status\": \"active\", \"reason\": \"contract signed\"}";
    assertThat(admin.put("/api/partners/late/status", approval).status()).isEqualTo(200);
    assertThat(admin.post("/api/partners/late/provisions", code).status()).isEqualTo(201);
    assertThat(admin.get("/api/auth/audit-logs?action=partner.status").text())
        .contains("contract signed");
    assertThat(
            admin
                .put("/api/partners/late/status", "{\"status\": \"gone\", \"reason\": \"x\"}")
                .text())
        .contains("status");
    assertThat(admin.put("/api/partners/none/status", approval).status()).isEqualTo(404);
  }

  @Test
  void wordsOfTheApi_areNoSlugs() {
    for (var slug : List.of("me", "provision")) {
      var refused =
          central
              .admin()
              .post(
                  "/api/partners",
                  "{\"slug\": \"%s\", \"name\": \"N\", \"brand_name\": \"N\"}".formatted(slug));
      assertThat(refused.json().path("errors").get(0).path("field").asString()).isEqualTo("slug");
    }
  }

  @Test
  void ownPartner_countsItsOwnOnly() {
    var own = boss.get(ME).json();
    assertThat(own.path("slug").asString()).isEqualTo("partner-a");
    assertThat(own.path("sites").asInt()).isEqualTo(1);
    assertThat(own.path("sites_in_need").asInt()).isEqualTo(1);
    assertThat(own.path("pending_codes").asInt()).isZero();
    assertThat(central.admin().get(ME).code()).isEqualTo("forbidden");
  }

  @Test
  void credentialsAssetsAndLearning_areThoseOfAllItsSites() {
    for (var tenant : List.of("c", "d")) {
      central.sql(TenantSeed.of(tenant));
      central.sql(TenantSeed.flywheel(tenant));
      central.sql(
          """
          INSERT INTO check_state (site_id, host_id, check_type, appliance_id, verdict, bundle_id, chain, sequence, observed_at)
            VALUES ('practice-%1$s', 'pc-of-%1$s', 'firewall', '%2$s', 'fail', '%3$s', 1, 1, now() - interval '1 hour'),
                   ('practice-%1$s', 'pc-of-%1$s', 'encryption', '%2$s', 'pass', '%3$s', 1, 1, '2999-01-01Z'),
                   ('practice-%1$s', 'server-of-%1$s', 'encryption', '%2$s', 'unknown', '%3$s', 1, 1, now());
          """
              .formatted(tenant, TenantSeed.appliance(tenant), TenantSeed.id(tenant, "bundle")));
      var made =
          central
              .admin()
              .post(
                  "/api/sites/practice-" + tenant + "/credentials",
                  "{\"type\": \"winrm\", \"name\": \"n\", \"host\": \"pc\", \"username\": \"u\", \"password\": \"hush hush\"}");
      assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    central.sql(TenantSeed.bind(central.addUser("boss-c", PASSWORD, "admin"), "c"));
    boss = central.browser("boss-c", PASSWORD);
    var credentials = boss.get(ME + "/credentials");
    assertThat(credentials.text()).doesNotContain("hush", "practice-d");
    assertThat(credentials.json().path("items"))
        .singleElement()
        .satisfies(own -> {
          assertThat(own.path("site_id").asString()).isEqualTo("practice-c");
          assertThat(own.path("credential").path("host").asString()).isEqualTo("pc");
        });

    var first = boss.get(ME + "/assets?limit=1").json();
    var asset = first.path("items").get(0);
    assertThat(asset.path("host").asString()).isEqualTo("pc-of-c");
    assertThat(asset.path("passing").asInt()).isEqualTo(1);
    assertThat(asset.path("failing").asInt()).isEqualTo(1);
    assertThat(asset.path("last_seen_at").asString()).startsWith("2999-01-01");
    var second =
        boss.get(ME + "/assets?limit=1&cursor=" + first.path("next_cursor").asString()).json();
    assertThat(second.path("items").get(0).path("host").asString()).isEqualTo("server-of-c");
    assertThat(second.path("items").get(0).path("unknown").asInt()).isEqualTo(1);
    assertThat(second.path("next_cursor").isNull()).isTrue();
    assertThat(boss.get(ME + "/assets").text()).doesNotContain("of-d");

    assertThat(boss.get(ME + "/learning").json().path("items"))
        .singleElement()
        .satisfies(pattern -> {
          assertThat(pattern.path("rule_id").asString()).isEqualTo("L1-LEARNED-PRACTICE-c");
          assertThat(pattern.path("success_percent").asInt()).isEqualTo(100);
          assertThat(pattern.path("site_ids").get(0).asString()).isEqualTo("practice-c");
          assertThat(pattern.path("rules_in_force").asInt()).isEqualTo(1);
        });
  }

  @Test
  void sites_comeByWhatTheyNeed_theMostUrgentFirst() {
    central.sql(
        """
        INSERT INTO site (site_id, partner_id, name)
          SELECT 'calm-' || n, partner_id, 'Aaa ' || n FROM partner, generate_series(1, 5) AS n WHERE slug = 'partner-b';
        INSERT INTO appliance (appliance_id, site_id, mac_address, hostname, registered_by)
          VALUES ('calm-2-84:3A:5B:00:00:02', 'calm-2', '84:3A:5B:00:00:02', 'box', 'operator'),
                 ('calm-3-84:3A:5B:00:00:03', 'calm-3', '84:3A:5B:00:00:03', 'box', 'operator'),
                 ('calm-4-84:3A:5B:00:00:04', 'calm-4', '84:3A:5B:00:00:04', 'box', 'operator'),
                 ('calm-5-84:3A:5B:00:00:05', 'calm-5', '84:3A:5B:00:00:05', 'box', 'operator');
        INSERT INTO appliance_checkin (appliance_id, site_id, hostname, first_checkin, last_checkin)
          VALUES ('calm-3-84:3A:5B:00:00:03', 'calm-3', 'box', '2000-01-01Z', '2000-01-02Z'),
                 ('calm-4-84:3A:5B:00:00:04', 'calm-4', 'box', '2000-01-01Z', '2999-01-01Z'),
                 ('calm-5-84:3A:5B:00:00:05', 'calm-5', 'box', '2000-01-01Z', '2999-01-01Z');
        INSERT INTO check_state (site_id, host_id, check_type, appliance_id, verdict, bundle_id, chain, sequence, observed_at)
          VALUES ('calm-5', 'h', 'firewall', 'calm-5-84:3A:5B:00:00:05', 'unknown', '%s', 1, 1, now());
        UPDATE appliance_checkin SET last_checkin = '2999-01-01Z' WHERE site_id = 'practice-b';
        UPDATE ticket SET resolve_by = '2000-01-01Z' WHERE site_id = 'practice-b';
        """
            .formatted(TenantSeed.id("b", "bundle")));
    var sites = central.browser("boss-b", PASSWORD).get(ME + "/sites").json().path("items");
    assertThat(sites.valueStream().map(site -> site.path("site_id").asString()))
        .containsExactly("practice-b", "calm-3", "calm-1", "calm-2", "calm-5", "calm-4");
    assertThat(sites.get(0).path("needs").valueStream().map(need -> need.asString()))
        .containsExactly("ticket_overdue", "ticket_open", "healing_stopped");
    assertThat(sites.get(1).path("needs").get(0).asString()).isEqualTo("appliance_offline");
    for (int dark : List.of(2, 3)) {
      assertThat(sites.get(dark).path("needs").get(0).asString()).isEqualTo("appliance_pending");
    }
    assertThat(sites.get(4).path("needs").get(0).asString()).isEqualTo("check_unknown");
    assertThat(sites.get(5).path("needs")).isEmpty();
  }

  @Test
  void team_isItsAdministratorsBusiness_andKeepsOne() {
    var users = boss.get(ME + "/users").json().path("items");
    assertThat(users).hasSize(1);
    var self = ME + "/users/" + users.get(0).path("id").asString();
    assertThat(boss.put(self, "{\"role\": \"operator\"}").code()).isEqualTo("conflict");
    assertThat(boss.put(self, "{\"status\": \"disabled\"}").code()).isEqualTo("conflict");

    var id = central.addUser("pays", PASSWORD, "readonly");
    central.sql(TenantSeed.bind(id, "a"));
    var path = ME + "/users/" + id;
    assertThat(central.browser("boss-b", PASSWORD).put(path, "{\"role\": \"admin\"}").status())
        .isEqualTo(404);
    assertThat(boss.put(path, "{\"role\": \"billing\"}").status()).isEqualTo(200);
    var pays = central.browser("pays", PASSWORD);
    assertThat(pays.get("/api/auth/me").json().path("user").path("role").asString())
        .isEqualTo("billing");
    assertThat(pays.get(ME).status()).isEqualTo(200);
    for (var closed : List.of("/api/sites", ME + "/sites", "/api/incidents", ME + "/users")) {
      assertThat(pays.get(closed).code()).as(closed).isEqualTo("forbidden");
    }
    boss.put(path, "{\"status\": \"disabled\"}");
    assertThat(pays.get(ME).status()).isEqualTo(401);
    central.sql(
        "UPDATE admin_user SET partner_id = NULL, role = 'readonly' WHERE user_id = '%s'"
            .formatted(id));
  }

  @Test
  void billing_isForPartnersOnly() {
    var id = central.addUser("staff", PASSWORD, "readonly");
    var refused = central.admin().put("/api/users/" + id, "{\"role\": \"billing\"}");
    assertThat(refused.json().path("errors").get(0).path("field").asString()).isEqualTo("role");
    var invite =
        central
            .admin()
            .post("/api/users/invite", "{\"email\": \"x@example.com\", \"role\": \"billing\"}");
    assertThat(invite.json().path("errors").get(0).path("field").asString()).isEqualTo("role");
  }

  @Test
  void aPartnersTransaction_changesItsBrandAndNothingElse() {
    var database = central.context.getBean(Database.class);
    var partner =
        new Tenant.Partner(
            database.inPlatform(db ->
                db.sql("SELECT partner_id FROM partner WHERE slug = 'partner-a'")
                    .query(UUID.class)
                    .single()));
    assertThat(
            database.<Integer>in(
                partner, db -> db.sql("UPDATE partner SET brand_name = 'B'").update()))
        .as("its own row and no other")
        .isEqualTo(1);
    assertThatThrownBy(() ->
            database.<Integer>in(partner, db -> db.sql("UPDATE partner SET slug = 'x'").update()))
        .hasStackTraceContaining("a partner changes its brand only");
    assertThatThrownBy(() ->
            database.<Integer>in(
                partner, db -> db.sql("UPDATE partner SET status = 'pending'").update()))
        .hasStackTraceContaining("a partner changes its brand only");
  }
}
