package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.central.access.SecondFactorPolicy;
import osiriscare.central.secret.Vault;
import osiriscare.central.settings.SignIn;
import osiriscare.protocol.json.Json;

/// Codes of a device and of paper, from the enrolment to the day the device is lost.
class SecondFactorTest {
  private static final String PASSWORD = "seven purple tractors hum";
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
  void enrolment_isConfirmedByACode_andFromThenOnThePasswordAloneOpensNothing() {
    central.addUser("ada", PASSWORD, "operator");
    var ada = central.browser("ada", PASSWORD);
    assertThat(post(ada, "/api/users/me/totp", "current_password", "wrong").text())
        .contains("current_password");
    var begun = post(ada, "/api/users/me/totp", "current_password", PASSWORD);
    assertThat(begun.json().path("qr_svg").asString()).startsWith("<svg ");
    var device = new TotpDevice(begun.json().path("secret").asString(), central.clock);

    assertThat(central.login("ada", PASSWORD).status()).as("not confirmed yet").isEqualTo(200);
    assertThat(post(ada, "/api/users/me/totp/confirm", "code", "000000").status()).isEqualTo(400);
    var confirmed = post(ada, "/api/users/me/totp/confirm", "code", device.code());
    assertThat(confirmed.json().path("recovery_codes").size()).isEqualTo(10);
    assertThat(post(ada, "/api/users/me/totp", "current_password", PASSWORD).code())
        .isEqualTo("conflict");

    assertThat(central.login("ada", PASSWORD).code()).isEqualTo("second_factor_required");
    assertThat(login("ada", PASSWORD, device.code()).code())
        .as("the code of the enrolment, once more")
        .isEqualTo("second_factor_wrong");
    central.clock.advance(Duration.ofSeconds(30));
    var code = device.code();
    assertThat(login("ada", "wrong", code).code()).isEqualTo("invalid_credentials");
    assertThat(login("ada", PASSWORD, code).status()).isEqualTo(200);
    assertThat(login("ada", PASSWORD, code).code()).isEqualTo("second_factor_wrong");
  }

  @Test
  void code_usedTwiceAtOnce_opensOneSession() throws InterruptedException {
    var device = enrol("bea").device();
    central.clock.advance(Duration.ofSeconds(30));
    var code = device.code();
    var statuses = new ConcurrentLinkedQueue<Integer>();
    var threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          Thread.ofVirtual().start(() -> statuses.add(login("bea", PASSWORD, code).status()));
    }
    for (var thread : threads) {
      thread.join();
    }
    assertThat(statuses).containsOnlyOnce(200).hasSize(4);
  }

  @Test
  void codes_guessed_lockTheAccountAsPasswordsDo() {
    var device = enrol("cleo").device();
    for (int i = 0; i < 5; i++) {
      assertThat(login("cleo", PASSWORD, "00000" + i).code()).isEqualTo("second_factor_wrong");
    }
    central.clock.advance(Duration.ofSeconds(30));
    assertThat(login("cleo", PASSWORD, device.code()).code()).isEqualTo("locked");
  }

  @Test
  void recoveryCode_worksOnce_andNewOnesReplaceTheOld() {
    var enrolled = enrol("dora");
    var paper = enrolled.recoveryCodes();
    assertThat(login("dora", PASSWORD, paper.getFirst()).status()).isEqualTo(200);
    assertThat(login("dora", PASSWORD, paper.getFirst()).code()).isEqualTo("second_factor_wrong");
    var dora = browser(login("dora", PASSWORD, paper.get(1)));
    assertThat(dora.get("/api/users/me/factors").json().path("recovery_codes_left").asInt())
        .isEqualTo(8);
    assertThat(dora.get("/api/users/me/sessions").text()).contains("recovery_code");
    var renewed = post(dora, "/api/users/me/recovery-codes", "current_password", PASSWORD);
    assertThat(renewed.json().path("recovery_codes").size()).isEqualTo(10);
    assertThat(login("dora", PASSWORD, paper.get(2)).code()).isEqualTo("second_factor_wrong");
  }

  @Test
  void device_removedByItsOwner_needsThePassword() {
    enrol("eve");
    central.clock.advance(Duration.ofSeconds(30));
    var enrolled = enrol("finn");
    var finn = browser(login("finn", PASSWORD, enrolled.recoveryCodes().getFirst()));
    assertThat(post(finn, "/api/users/me/totp/remove", "current_password", "no").status())
        .isEqualTo(400);
    assertThat(post(finn, "/api/users/me/totp/remove", "current_password", PASSWORD).status())
        .isEqualTo(204);
    assertThat(central.login("finn", PASSWORD).status()).isEqualTo(200);
    assertThat(central.login("eve", PASSWORD).code()).isEqualTo("second_factor_required");
  }

  @Test
  void device_survivesANewMasterKey_andIsSealedWithIt() {
    var device = enrol("hugo").device();
    var vault = central.context.getBean(Vault.class);
    assertThat(central.admin().post("/api/master-keys/rotate", "{}").json().path("waiting").asInt())
        .isZero();
    central.sql(
        "DO $$ BEGIN IF EXISTS (SELECT FROM totp WHERE NOT starts_with(secret_sealed, '%s')) THEN RAISE 'old'; END IF; END $$"
            .formatted(vault.currentPrefix()));
    central.clock.advance(Duration.ofSeconds(30));
    assertThat(login("hugo", PASSWORD, device.code()).status()).isEqualTo(200);
  }

  @Test
  void reset_byAnAdministrator_endsTheSessions_andIsWrittenDown() {
    var id = central.addUser("gil", PASSWORD, "operator");
    var gil = enrolledBrowser("gil");
    var admin = central.admin();
    assertThat(central.as("operator").delete("/api/users/" + id + "/factors").status())
        .isEqualTo(403);
    assertThat(admin.get("/api/users").text()).contains("\"has_second_factor\":true");
    assertThat(admin.delete("/api/users/" + id + "/factors").status()).isEqualTo(204);
    assertThat(gil.get("/api/auth/me").status()).isEqualTo(401);
    assertThat(central.login("gil", PASSWORD).status()).isEqualTo(200);
    assertThat(admin.get("/api/auth/audit-logs?action=second_factor").text())
        .contains("second_factor.reset", "second_factor.totp_add", "gil");
    var own = admin.get("/api/users/me").json().path("id").asString();
    assertThat(admin.delete("/api/users/" + own + "/factors").code()).isEqualTo("conflict");
  }

  @Test
  void policy_thatDemandsOne_leavesAnAdministratorOnlyTheWayToIt() {
    try (var strict =
        RunningCentral.startWith(settings ->
            TestSettings.with(
                settings,
                new SignIn(SecondFactorPolicy.ADMINS, Optional.empty(), Optional.empty())))) {
      var password = strict.file("admin-password");
      var login = strict.login("admin", password);
      assertThat(login.json().path("user").path("must_set_up_second_factor").asBoolean()).isTrue();
      var admin = browser(strict, login);
      for (var path :
          List.of("/api/sites", "/api/users", "/api/users/me", "/api/users/me/tokens")) {
        assertThat(admin.get(path).code()).as(path).isEqualTo("second_factor_setup");
      }
      assertThat(post(admin, "/api/users/me/tokens", "name", "x").code())
          .isEqualTo("second_factor_setup");
      var begun = post(admin, "/api/users/me/totp", "current_password", password);
      var device = new TotpDevice(begun.json().path("secret").asString(), strict.clock);
      assertThat(post(admin, "/api/users/me/totp/confirm", "code", device.code()).status())
          .isEqualTo(200);
      assertThat(admin.get("/api/sites").status()).isEqualTo(200);
      assertThat(
              admin
                  .get("/api/auth/me")
                  .json()
                  .path("user")
                  .path("must_set_up_second_factor")
                  .asBoolean())
          .isFalse();
      strict.addUser("op", PASSWORD, "operator");
      assertThat(strict.browser("op", PASSWORD).get("/api/sites").status()).isEqualTo(200);
    }
  }

  private record Enrolled(TotpDevice device, List<String> recoveryCodes) {}

  private static Enrolled enrol(String name) {
    central.addUser(name, PASSWORD, "operator");
    return enrol(central.browser(name, PASSWORD));
  }

  private static Enrolled enrol(Client browser) {
    var begun = post(browser, "/api/users/me/totp", "current_password", PASSWORD);
    var device = new TotpDevice(begun.json().path("secret").asString(), central.clock);
    var confirmed = post(browser, "/api/users/me/totp/confirm", "code", device.code());
    assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
    return new Enrolled(
        device,
        confirmed
            .json()
            .path("recovery_codes")
            .valueStream()
            .map(code -> code.asString())
            .toList());
  }

  private static Client enrolledBrowser(String name) {
    var browser = central.browser(name, PASSWORD);
    enrol(browser);
    return browser;
  }

  private static Client.Response login(String name, String password, String code) {
    return central
        .client()
        .post(
            "/api/auth/login",
            Json.text(
                Json.object().put("username", name).put("password", password).put("code", code)));
  }

  private static Client browser(Client.Response login) {
    return browser(central, login);
  }

  private static Client browser(RunningCentral central, Client.Response login) {
    return central
        .client()
        .with("Cookie", "osiris_session=" + login.cookie("osiris_session"))
        .with("X-CSRF-Token", login.json().path("csrf_token").asString());
  }

  private static Client.Response post(Client client, String path, String field, String value) {
    return client.post(path, Json.text(Json.object().put(field, value)));
  }
}
