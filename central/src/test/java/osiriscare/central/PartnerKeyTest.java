package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// API keys of a partner, from the making over the rotation to the end.
class PartnerKeyTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String PATH = "/api/partners/me/keys";

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
  void key_isShownOnce_worksInBothHeaders_andSeesItsPartnersSitesOnly() {
    var made = make("sync", "read");
    var secret = made.path("secret").asString();
    assertThat(boss.get(PATH).text()).contains("\"sync\"").doesNotContain(secret);
    for (var key :
        List.of(central.client().bearer(secret), central.client().with("X-API-Key", secret))) {
      assertThat(key.get("/api/sites").text()).contains("practice-a").doesNotContain("practice-b");
      assertThat(key.get("/api/sites/practice-b").status()).isEqualTo(404);
      assertThat(key.get("/api/partners/me").json().path("slug").asString()).isEqualTo("partner-a");
    }
    var session = boss.with("X-API-Key", "osk_wrong");
    assertThat(session.get("/api/sites").status())
        .as("a wrong key is not the session")
        .isEqualTo(401);
  }

  @Test
  void key_mayWhatItsScopesSay_andNeverLookAfterThePartner() {
    var reads = key(make("reads", "read"));
    assertThat(reads.post("/api/partners/me/provisions", "{\"client_name\": \"x\"}").code())
        .isEqualTo("forbidden");
    var operates = key(make("operates", "partner:operate"));
    assertThat(operates.post("/api/partners/me/provisions", "{\"client_name\": \"x\"}").status())
        .isEqualTo(201);
    assertThat(operates.get("/api/sites").code()).isEqualTo("forbidden");
    var all = key(make("all", "operate"));
    assertThat(all.post(PATH, "{\"name\": \"n\", \"scopes\": [\"read\"]}").code())
        .isEqualTo("forbidden");
    assertThat(all.get("/api/partners/me/users").code()).isEqualTo("forbidden");

    for (var scope : List.of("admin", "nowhere:read", "partner:admin", "root")) {
      var refused = boss.post(PATH, body("x", scope));
      assertThat(refused.json().path("errors").get(0).path("field").asString())
          .as(scope)
          .isEqualTo("scopes");
    }
  }

  @Test
  void rotation_letsBothKeysWork_untilTheGraceIsOver() {
    var former = make("nightly", "read");
    var path = PATH + "/" + former.path("token").path("token_id").asString();
    var made = boss.post(path + "/rotate", "{\"grace_hours\": 2}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().path("token").path("name").asString()).isEqualTo("nightly");
    assertThat(key(former).get("/api/sites").status()).isEqualTo(200);
    assertThat(key(made.json()).get("/api/sites").status()).isEqualTo(200);
    central.clock.advance(Duration.ofHours(2));
    try {
      assertThat(key(former).get("/api/sites").status()).isEqualTo(401);
      assertThat(key(made.json()).get("/api/sites").status()).isEqualTo(200);
      login();
      assertThat(boss.post(path + "/rotate", "{}").status()).as("ended already").isEqualTo(404);
    } finally {
      central.clock.advance(Duration.ofHours(-2));
    }
  }

  @Test
  void revokedKey_isWorthNothing_andTheOthersStay() {
    var one = make("one", "read");
    var two = make("two", "read");
    var path = PATH + "/" + one.path("token").path("token_id").asString();
    var stranger = central.browser("boss-b", PASSWORD);
    assertThat(stranger.delete(path).status()).isEqualTo(404);
    assertThat(stranger.post(path + "/rotate", "{}").status()).isEqualTo(404);
    assertThat(boss.delete(path).status()).isEqualTo(204);
    assertThat(key(one).get("/api/sites").status()).isEqualTo(401);
    assertThat(key(two).get("/api/sites").status()).isEqualTo(200);
    assertThat(boss.post(path + "/rotate", "{}").status()).isEqualTo(404);
  }

  @Test
  void keysOfASuspendedPartner_areWorthNothing_untilItMayActAgain() {
    var key = key(make("outage", "read"));
    var status = "/api/partners/partner-a/status";
    var admin = central.admin();
    assertThat(admin.put(status, "{\"status\": \"suspended\", \"reason\": \"unpaid\"}").status())
        .isEqualTo(200);
    assertThat(key.get("/api/sites").status()).isEqualTo(401);
    assertThat(boss.get(PATH).status()).isEqualTo(401);
    assertThat(admin.put(status, "{\"status\": \"active\", \"reason\": \"paid\"}").status())
        .isEqualTo(200);
    assertThat(key.get("/api/sites").status()).isEqualTo(200);
  }

  @Test
  void accountOfTheKeys_cannotLogIn_isNotListed_andIsNotChanged() {
    make("hidden", "read");
    var partner = boss.get("/api/partners/me").json();
    assertThat(partner.path("people").asInt()).isEqualTo(1);
    assertThat(boss.get("/api/partners/me/users").text()).doesNotContain("api-keys");
    assertThat(central.admin().get("/api/users?limit=200").text()).doesNotContain("api-keys");
    central.sql(
        "UPDATE admin_user SET username = 'api-keys.known' WHERE is_service AND partner_id ="
            + " (SELECT partner_id FROM partner WHERE slug = 'partner-a')");
    assertThat(central.login("api-keys.known", "none").code()).isEqualTo("invalid_credentials");
  }

  @Test
  void whatAKeyDid_isWrittenDownInItsName_forItsPartnerToRead() {
    var key = key(make("provisioner", "operate"));
    key.post("/api/partners/me/provisions", "{\"client_name\": \"By a key\"}");
    var lines = boss.get("/api/partners/me/activity?action=provision").json().path("items");
    assertThat(lines.get(0).path("actor").asString()).isEqualTo("key provisioner");
    assertThat(boss.get("/api/partners/me/activity?action=key").text()).contains("key.create");
    assertThat(central.browser("boss-b", PASSWORD).get("/api/partners/me/activity").text())
        .doesNotContain("provisioner");
  }

  private JsonNode make(String name, String scope) {
    var made = boss.post(PATH, body(name, scope));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json();
  }

  private static String body(String name, String scope) {
    return "{\"name\": \"%s\", \"scopes\": [\"%s\"]}".formatted(name, scope);
  }

  private static Client key(JsonNode made) {
    return central.client().bearer(made.path("secret").asString());
  }
}
