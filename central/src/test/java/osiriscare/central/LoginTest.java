package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.id.Sha256;

class LoginTest {
  private static RunningCentral central;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  @Test
  void login_withTheGeneratedPassword_opensASession() {
    var response = login("admin", central.file("admin-password"));
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.json().path("user").path("role").asString()).isEqualTo("admin");
    var cookies = response.headers().allValues("Set-Cookie");
    assertThat(cookies)
        .anySatisfy(c ->
            assertThat(c).startsWith("osiris_session=").contains("HttpOnly", "SameSite=Strict"));
    assertThat(cookies)
        .anySatisfy(c -> assertThat(c).startsWith("csrf_token=").doesNotContain("HttpOnly"));
    assertThat(
            browser(response).get("/api/auth/me").json().path("user").path("username").asString())
        .isEqualTo("admin");
  }

  @Test
  void logout_withoutTheCsrfToken_isRefusedAndWithItEndsTheSessionOnTheServer() {
    var response = login("admin", central.file("admin-password"));
    var browser = browser(response);
    assertThat(browser.post("/api/auth/logout", "{}").code()).isEqualTo("csrf");
    assertThat(browser.with("X-CSRF-Token", "0".repeat(64)).post("/api/auth/logout", "{}").code())
        .isEqualTo("csrf");
    var token = response.json().path("csrf_token").asString();
    assertThat(browser.with("X-CSRF-Token", token).post("/api/auth/logout", "{}").status())
        .isEqualTo(204);
    assertThat(browser.get("/api/auth/me").code()).isEqualTo("unauthenticated");
  }

  @Test
  void session_ofEachRole_mayDoWhatTheRoleMay_andChangesNeedTheCsrfToken() {
    for (var role : List.of("readonly", "operator", "admin")) {
      central.addUser(role + "-1", "correct horse battery", role);
      var login = login(role + "-1", "correct horse battery");
      var browser = browser(login);
      assertThat(browser.get("/api/sites").status()).isEqualTo(200);
      assertThat(browser.post("/api/sites", "{}").code()).isEqualTo("csrf");
      var withToken = browser.with("X-CSRF-Token", login.json().path("csrf_token").asString());
      assertThat(withToken.post("/api/sites", "{}").status())
          .isEqualTo(role.equals("readonly") ? 403 : 400);
      assertThat(browser.get("/api/partners").status()).isEqualTo(role.equals("admin") ? 200 : 403);
    }
  }

  @Test
  void login_afterFiveFailures_isLockedEvenWithTheRightPassword_andUnknownNamesLookTheSame() {
    central.addUser("locked", "correct horse battery", "readonly");
    for (var name : List.of("locked", "nobody")) {
      for (int i = 0; i < 5; i++) {
        assertThat(login(name, "wrong").code()).isEqualTo("invalid_credentials");
      }
      var locked = login(name, "correct horse battery");
      assertThat(locked.status()).isEqualTo(429);
      assertThat(locked.code()).isEqualTo("locked");
      assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(890, 901);
    }
    central.clock.advance(Duration.ofMinutes(15).plusSeconds(1));
    assertThat(login("locked", "correct horse battery").status()).isEqualTo(200);
    assertThat(login("nobody", "wrong").code()).isEqualTo("invalid_credentials");
  }

  @Test
  void login_lockedAgainAndAgain_waitsTwiceAsLong_upToAnHour_untilOneSucceeds() {
    central.addUser("guessed", "correct horse battery", "readonly");
    for (var name : List.of("guessed", "no-one")) {
      for (long minutes : List.of(15, 30, 60, 60)) {
        while (!login(name, "wrong").code().equals("locked")) {
          assertThat(login(name, "wrong").code()).isIn("invalid_credentials", "locked");
        }
        int seconds = Integer.parseInt(login(name, "wrong").header("Retry-After"));
        assertThat(seconds).as(name).isBetween((int) minutes * 60 - 5, (int) minutes * 60 + 1);
        central.clock.advance(Duration.ofSeconds(seconds));
      }
    }
    assertThat(login("guessed", "correct horse battery").status()).isEqualTo(200);
    for (int i = 0; i < 5; i++) {
      assertThat(login("guessed", "wrong").code()).isEqualTo("invalid_credentials");
    }
    assertThat(Integer.parseInt(login("guessed", "wrong").header("Retry-After"))).isLessThan(902);
  }

  @Test
  void session_whenIdleFor15Minutes_ends_andActivityExtendsItTo24Hours() {
    var browser = browser(login("admin", central.file("admin-password")));
    central.clock.advance(Duration.ofMinutes(14));
    assertThat(browser.get("/api/auth/me").status()).isEqualTo(200);
    central.clock.advance(Duration.ofMinutes(14));
    assertThat(browser.get("/api/auth/me").status()).isEqualTo(200);
    central.clock.advance(Duration.ofMinutes(15).plusSeconds(1));
    assertThat(browser.get("/api/auth/me").status()).isEqualTo(401);

    var active = browser(login("admin", central.file("admin-password")));
    for (int i = 0; i < 24 * 60 / 14 + 1; i++) {
      assertThat(active.get("/api/auth/me").status()).isEqualTo(200);
      central.clock.advance(Duration.ofMinutes(14));
    }
    assertThat(active.get("/api/auth/me").status()).isEqualTo(401);
  }

  @Test
  void session_whosePageOnlyFetchesByItself_endsAfter15Minutes() {
    var token = login("admin", central.file("admin-password")).cookie("osiris_session");
    var browser = central.client().with("Cookie", "osiris_session=" + token);
    for (int i = 0; i < 14; i++) {
      central.clock.advance(Duration.ofMinutes(1));
      assertThat(browser.with("X-Background", "1").get("/api/sites").status()).isEqualTo(200);
    }
    central.clock.advance(Duration.ofMinutes(1).plusSeconds(1));
    assertThat(browser.with("X-Background", "1").get("/api/sites").status()).isEqualTo(401);
    assertThat(browser.get("/api/auth/me").status()).isEqualTo(401);
  }

  @Test
  void session_storesOnlyHashes() {
    var response = login("admin", central.file("admin-password"));
    var cookie = response.cookie("osiris_session");
    assertThat(
            central
                .client()
                .with("Cookie", "osiris_session=" + Sha256.hex(cookie))
                .get("/api/auth/me")
                .status())
        .isEqualTo(401);
  }

  @Test
  void login_withWrongFields_namesThem() {
    var response = central.client().post("/api/auth/login", "{\"username\": \"admin\"}");
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.header("Content-Type")).startsWith("application/problem+json");
    assertThat(response.json().path("errors").get(0).path("field").asString())
        .isEqualTo("password");
  }

  @Test
  void login_writesTheAuditLog() {
    login("admin", central.file("admin-password"));
    central.sql(
        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM audit_log WHERE action = 'login.success' AND actor = 'admin') THEN RAISE 'no line'; END IF; END $$");
  }

  private static Client.Response login(String name, String password) {
    return central.login(name, password);
  }

  private static Client browser(Client.Response login) {
    return central.client().with("Cookie", "osiris_session=" + login.cookie("osiris_session"));
  }
}
