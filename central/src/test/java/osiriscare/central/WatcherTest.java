package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.WatcherKey;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;

class WatcherTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  private static RunningCentral central;
  private static Client admin;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    admin = central.admin();
    admin.post(
        "/api/partners", "{\"slug\": \"west\", \"name\": \"West IT\", \"brand_name\": \"West\"}");
    for (var site : new String[] {"west-1", "west-2"}) {
      var body = Json.object().put("site_id", site).put("name", site).put("partner_slug", "west");
      assertThat(admin.post("/api/sites", Json.text(body)).status()).isEqualTo(201);
    }
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  private static String body(String host) {
    return Json.text(
        Json.object()
            .put("host_id", host)
            .put("api_key_sha256", WatcherKey.generate(RANDOM).sha256())
            .put("public_key", SigningKey.generate(RANDOM).verifyingKey().hex()));
  }

  @Test
  void register_listsTheWatcherAndItsStream_untilItIsRevokedForGood() {
    var made = admin.post("/api/sites/west-1/watchers", body("db-1"));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().path("stream").asString()).isEqualTo("osiris:incidents:west-1");
    assertThat(made.json().path("revoked_at").isNull()).isTrue();
    var id = made.json().path("watcher_id").asString();
    assertThat(admin.get("/api/sites/west-1/watchers").text()).contains(id);
    assertThat(admin.get("/api/sites/west-2/watchers").text()).doesNotContain(id);

    assertThat(admin.post("/api/sites/west-2/watchers/" + id + "/revoke", "{}").status())
        .isEqualTo(404);
    var revoked = admin.post("/api/sites/west-1/watchers/" + id + "/revoke", "{}").json();
    assertThat(revoked.path("revoked_at").isString()).isTrue();
    var again = admin.post("/api/sites/west-1/watchers/" + id + "/revoke", "{}").json();
    assertThat(again.path("revoked_at")).isEqualTo(revoked.path("revoked_at"));
  }

  /// What is not heard of must not look like what is quiet.
  @Test
  void silentWatcher_isNeverOnline() {
    var made = admin.post("/api/sites/west-1/watchers", body("db-3")).json();
    assertThat(made.path("live_status").asString()).isEqualTo("pending");
    assertThat(liveStatus(made, 299)).isEqualTo("online");
    assertThat(liveStatus(made, 300)).isEqualTo("stale");
    assertThat(liveStatus(made, 901)).isEqualTo("offline");
  }

  private static String liveStatus(JsonNode watcher, int secondsAgo) {
    var id = watcher.path("watcher_id").asString();
    central.sql(
        "UPDATE watcher SET last_heartbeat_at = '%s' WHERE watcher_id = '%s'"
            .formatted(central.clock.instant().minusSeconds(secondsAgo), id));
    return admin
        .get("/api/sites/west-1/watchers")
        .json()
        .path("items")
        .valueStream()
        .filter(each -> each.path("watcher_id").asString().equals(id))
        .map(each -> each.path("live_status").asString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void register_withAnothersKeys_isAConflict_andWrongFieldsAreNamed() {
    var body = body("db-2");
    assertThat(admin.post("/api/sites/west-1/watchers", body).status()).isEqualTo(201);
    assertThat(admin.post("/api/sites/west-2/watchers", body).code()).isEqualTo("conflict");
    assertThat(admin.post("/api/sites/none/watchers", body("x")).status()).isEqualTo(404);
    var wrong = admin.post("/api/sites/west-1/watchers", "{\"host_id\": \"a b\"}");
    assertThat(wrong.json().path("errors").get(0).path("field").asString()).isEqualTo("host_id");
  }
}
