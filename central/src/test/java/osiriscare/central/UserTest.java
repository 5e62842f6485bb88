package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.json.Json;

class UserTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String BETTER = "seven purple tractors hum";

  private RunningCentral central;
  private Client admin;

  @BeforeEach
  void start() {
    central = RunningCentral.start();
    admin = central.browser("admin", central.file("admin-password"));
  }

  @AfterEach
  void stop() {
    central.close();
  }

  @Test
  void lastAdmin_canNeitherBeDemotedNorDisabled() {
    var id = me(admin);
    for (var body : List.of("{\"role\": \"operator\"}", "{\"status\": \"disabled\"}")) {
      assertThat(admin.put("/api/users/" + id, body).code()).isEqualTo("conflict");
    }
    central.addUser("second", PASSWORD, "admin");
    var demoted = admin.put("/api/users/" + id, "{\"role\": \"operator\"}");
    assertThat(demoted.json().path("role").asString()).isEqualTo("operator");
    assertThat(admin.get("/api/users").code()).isEqualTo("forbidden");
  }

  @RepeatedTest(3)
  void twoAdminsDemotingEachOtherAtOnce_leaveOne() throws InterruptedException {
    var secondId = central.addUser("second", PASSWORD, "admin");
    var second = central.browser("second", PASSWORD);
    var firstId = me(admin);
    var statuses = new ConcurrentLinkedQueue<Integer>();
    var go = new CountDownLatch(1);
    var threads =
        List.of(demotion(go, admin, secondId, statuses), demotion(go, second, firstId, statuses));
    go.countDown();
    for (var thread : threads) {
      thread.join();
    }
    assertThat(statuses).containsOnlyOnce(200).hasSize(2);
    central.sql(
        "DO $$ BEGIN IF (SELECT count(*) FROM admin_user WHERE role = 'admin' AND status = 'active') <> 1"
            + " THEN RAISE 'not one administrator'; END IF; END $$");
  }

  private static Thread demotion(
      CountDownLatch go, Client by, String user, ConcurrentLinkedQueue<Integer> statuses) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          statuses.add(by.put("/api/users/" + user, "{\"role\": \"readonly\"}").status());
        });
  }

  @Test
  void disable_endsSessionsAndTokensAtOnce_andForGood() {
    var id = central.addUser("olga", PASSWORD, "operator");
    var olga = central.browser("olga", PASSWORD);
    var token = create(olga, "t", "read");
    assertThat(token.get("/api/sites").status()).isEqualTo(200);
    var disabled = admin.put("/api/users/" + id, "{\"status\": \"disabled\"}");
    assertThat(disabled.json().path("status").asString()).isEqualTo("disabled");
    assertThat(olga.get("/api/sites").status()).isEqualTo(401);
    assertThat(token.get("/api/sites").status()).isEqualTo(401);
    assertThat(central.login("olga", PASSWORD).code()).isEqualTo("invalid_credentials");
    admin.put("/api/users/" + id, "{\"status\": \"active\"}");
    assertThat(central.login("olga", PASSWORD).status()).isEqualTo(200);
    assertThat(token.get("/api/sites").status()).isEqualTo(401);
    assertThat(olga.get("/api/sites").status()).isEqualTo(401);
  }

  @Test
  void update_withNothingOrNonsense_namesTheField_andAnUnknownAccountIsNotFound() {
    var path = "/api/users/" + me(admin);
    assertThat(admin.put(path, "{}").status()).isEqualTo(400);
    assertThat(field(admin.put(path, "{\"role\": \"owner\"}"))).isEqualTo("role");
    assertThat(field(admin.put(path, "{\"status\": \"gone\"}"))).isEqualTo("status");
    assertThat(field(admin.put(path, "{\"display_name\": \" \"}"))).isEqualTo("display_name");
    var unknown = "/api/users/00000000-0000-0000-0000-000000000000";
    assertThat(admin.put(unknown, "{\"role\": \"admin\"}").status()).isEqualTo(404);
    assertThat(admin.get(unknown + "/sessions").status()).isEqualTo(404);
    assertThat(admin.get("/api/users/x/tokens").status()).isEqualTo(404);
  }

  @Test
  void changePassword_needsTheOldOne_refusesWeakOnes_andEndsOtherSessions() {
    central.addUser("pia", PASSWORD, "readonly");
    var here = central.browser("pia", PASSWORD);
    var elsewhere = central.browser("pia", PASSWORD);
    assertThat(field(change(here, "wrong", BETTER))).isEqualTo("current_password");
    for (var weak : List.of("short", "passwordpassword", "123456789012", "pia.osiriscare")) {
      assertThat(field(change(here, PASSWORD, weak))).as(weak).isEqualTo("new_password");
    }
    assertThat(change(here, PASSWORD, BETTER).status()).isEqualTo(204);
    assertThat(here.get("/api/users/me").status()).isEqualTo(200);
    assertThat(elsewhere.get("/api/users/me").status()).isEqualTo(401);
    assertThat(central.login("pia", PASSWORD).code()).isEqualTo("invalid_credentials");
    assertThat(central.login("pia", BETTER).status()).isEqualTo(200);
  }

  @Test
  void changePassword_guessedFromAStolenSession_locksTheAccount() {
    central.addUser("pia", PASSWORD, "readonly");
    var stolen = central.browser("pia", PASSWORD);
    for (int i = 0; i < 5; i++) {
      assertThat(field(change(stolen, "wrong", BETTER))).isEqualTo("current_password");
    }
    var locked = change(stolen, PASSWORD, BETTER);
    assertThat(locked.code()).isEqualTo("locked");
    assertThat(Integer.parseInt(locked.header("Retry-After"))).isPositive();
  }

  @Test
  void sessions_areListedAndEnded_byTheirOwnerAndByAdministrators() {
    var id = central.addUser("sam", PASSWORD, "readonly");
    var here = central.browser("sam", PASSWORD);
    var there = central.browser("sam", PASSWORD);
    var items = here.get("/api/users/me/sessions").json().path("items");
    assertThat(items.size()).isEqualTo(2);
    assertThat(items.valueStream().filter(s -> s.path("current").asBoolean())).hasSize(1);
    assertThat(items.toString()).contains("127.0.0.1").doesNotContain("token");
    assertThat(here.delete("/api/users/me/sessions").status()).isEqualTo(204);
    assertThat(there.get("/api/users/me").status()).isEqualTo(401);

    var session =
        admin.get("/api/users/" + id + "/sessions").json().path("items").get(0).path("session_id");
    var path = "/api/users/" + id + "/sessions/" + session.asString();
    var other = central.browser("admin", central.file("admin-password"));
    // Somebody else's session is none of one's own, whatever its id.
    assertThat(other.delete("/api/users/me/sessions/" + session.asString()).status())
        .isEqualTo(404);
    assertThat(admin.delete(path).status()).isEqualTo(204);
    assertThat(here.get("/api/users/me").status()).isEqualTo(401);
    assertThat(admin.delete(path).status()).isEqualTo(404);
  }

  @Test
  void oneSessionTooMany_endsTheOldest() {
    central.addUser("many", PASSWORD, "readonly");
    var oldest = central.browser("many", PASSWORD);
    for (int i = 0; i < 20; i++) {
      central.clock.advance(Duration.ofSeconds(1));
      assertThat(central.login("many", PASSWORD).status()).isEqualTo(200);
    }
    assertThat(oldest.get("/api/users/me").status()).isEqualTo(401);
  }

  @Test
  void token_isShownOnce_opensWhatItsScopeSays_andNoMoreThanItsAccount() {
    central.addUser("olga", PASSWORD, "operator");
    var olga = central.browser("olga", PASSWORD);
    var evidence = create(olga, "evidence", "evidence:read");
    assertThat(evidence.get("/api/evidence/sites/none/bundles").status()).isEqualTo(404);
    assertThat(evidence.get("/api/sites").status()).isEqualTo(403);
    var reader = create(olga, "reader", "read");
    assertThat(reader.get("/api/sites").status()).isEqualTo(200);
    assertThat(reader.post("/api/sites", "{}").status()).isEqualTo(403);
    var worker = create(olga, "worker", "operate");
    assertThat(worker.post("/api/sites", "{}").status()).isEqualTo(400);
    for (var token : List.of(evidence, reader, worker)) {
      assertThat(token.post("/api/users/me/tokens", "{}").status()).isEqualTo(403);
      assertThat(token.post("/api/users/me/password", "{}").status()).isEqualTo(403);
    }
    for (var scope : List.of("admin", "users:admin", "nonsense", "nowhere:read", "Read", "")) {
      var refused =
          olga.post("/api/users/me/tokens", "{\"name\": \"x\", \"scopes\": [\"" + scope + "\"]}");
      assertThat(field(refused)).as(scope).startsWith("scopes");
    }
    var listed = olga.get("/api/users/me/tokens").text();
    assertThat(listed).contains("evidence:read").doesNotContain("osk_");
  }

  @Test
  void token_revokedOrExpired_opensNothing() {
    central.addUser("olga", PASSWORD, "operator");
    var olga = central.browser("olga", PASSWORD);
    var made =
        olga.post("/api/users/me/tokens", "{\"name\": \"x\", \"scopes\": [\"read\"]}").json();
    var token = central.client().bearer(made.path("secret").asString());
    var id = made.path("token").path("token_id").asString();
    assertThat(admin.delete("/api/users/me/tokens/" + id).status()).isEqualTo(404);
    assertThat(olga.delete("/api/users/me/tokens/" + id).status()).isEqualTo(204);
    assertThat(token.get("/api/sites").status()).isEqualTo(401);
    var brief =
        olga.post(
                "/api/users/me/tokens",
                "{\"name\": \"x\", \"scopes\": [\"read\"], \"expires_in_days\": 1}")
            .json();
    central.clock.advance(Duration.ofDays(1));
    assertThat(central.client().bearer(brief.path("secret").asString()).get("/api/sites").status())
        .isEqualTo(401);
  }

  @Test
  void auditLog_tellsWhoDidWhat_inPages_andFiltered() {
    central.addUser("olga", PASSWORD, "operator");
    central.browser("olga", PASSWORD);
    central.login("olga", "wrong");
    var all = admin.get("/api/auth/audit-logs?limit=1").json();
    assertThat(all.path("items").get(0).path("action").asString()).isEqualTo("login.failed");
    var second =
        admin.get("/api/auth/audit-logs?limit=1&cursor=" + all.path("next_cursor").asString());
    assertThat(second.json().path("items").get(0).path("action").asString())
        .isEqualTo("login.success");
    var hers =
        admin.get("/api/auth/audit-logs?actor=olga&action=login.failed").json().path("items");
    assertThat(hers.size()).isEqualTo(1);
    assertThat(hers.get(0).path("ip_address").asString()).isEqualTo("127.0.0.1");
  }

  private Client create(Client owner, String name, String scope) {
    var body = Json.object().put("name", name);
    body.putArray("scopes").add(scope);
    var made = owner.post("/api/users/me/tokens", Json.text(body));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    var secret = made.json().path("secret").asString();
    assertThat(secret).startsWith("osk_");
    return central.client().bearer(secret);
  }

  private static Client.Response change(Client client, String before, String after) {
    var body = Json.object().put("current_password", before).put("new_password", after);
    return client.post("/api/users/me/password", Json.text(body));
  }

  private static String me(Client client) {
    return client.get("/api/users/me").json().path("id").asString();
  }

  private static String field(Client.Response response) {
    assertThat(response.status()).as(response.text()).isEqualTo(400);
    return response.json().path("errors").get(0).path("field").asString();
  }
}
