package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.data.UserVerificationRequirement;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Passkeys with an emulated device; the browser's own one is in web/e2e.
class PasskeyTest {
  private static final String PASSWORD = "seven purple tractors hum";
  private static final UserVerificationRequirement FINGER = UserVerificationRequirement.REQUIRED;
  private static final UserVerificationRequirement TOUCH = UserVerificationRequirement.DISCOURAGED;

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
  void passkey_aloneOpensASession_andThePasswordAloneDoesNoMore() {
    central.addUser("ada", PASSWORD, "operator");
    var device = device();
    var ada = central.browser("ada", PASSWORD);
    assertThat(add(ada, device, "Laptop").status()).isEqualTo(200);
    var login = login(device, FINGER);
    assertThat(login.json().path("user").path("username").asString()).isEqualTo("ada");
    assertThat(browser(login).get("/api/users/me/sessions").text()).contains("\"passkey\"");
    var asked = central.login("ada", PASSWORD);
    assertThat(asked.code()).isEqualTo("second_factor_required");
    assertThat(asked.json().path("totp").asBoolean()).isFalse();
    assertThat(asked.json().path("passkeys").size()).isEqualTo(1);
  }

  @Test
  void passkey_withoutAFingerOrPin_isASecondFactorOnly() {
    central.addUser("bea", PASSWORD, "operator");
    var device = device();
    add(central.browser("bea", PASSWORD), device, "Key");
    assertThat(login(device, TOUCH).code()).isEqualTo("passkey_refused");
    var id = central.login("bea", PASSWORD).json().path("passkeys").path(0).asString();
    var second = device.sign(options(), TOUCH, id);
    assertThat(login("bea", PASSWORD, second).status()).isEqualTo(200);
    assertThat(login("bea", PASSWORD, second).code())
        .as("the same answer once more")
        .isEqualTo("second_factor_wrong");
  }

  @Test
  void passkey_ofSomebodyElse_isNoSecondFactor() {
    central.addUser("cy", PASSWORD, "operator");
    central.addUser("mallory", PASSWORD, "readonly");
    var devices = device();
    var mallorys = device();
    add(central.browser("cy", PASSWORD), devices, "Key");
    add(central.browser("mallory", PASSWORD), mallorys, "Key");
    assertThat(login("cy", PASSWORD, mallorys.sign(options(), FINGER)).code())
        .isEqualTo("second_factor_wrong");
  }

  @Test
  void challenge_worksOnce_forItsPurpose_andForFiveMinutes() {
    central.addUser("dan", PASSWORD, "operator");
    var device = device();
    var dan = central.browser("dan", PASSWORD);
    var begun = begin(dan);
    var key = body("Phone", device.register(begun));
    assertThat(dan.post("/api/users/me/passkeys", key).status()).isEqualTo(200);
    assertThat(dan.post("/api/users/me/passkeys", key).status()).as("again").isEqualTo(400);

    var signed = device.sign(options(), FINGER);
    assertThat(passkeyLogin(signed).status()).isEqualTo(200);
    assertThat(passkeyLogin(signed).code()).isEqualTo("passkey_refused");
    assertThat(passkeyLogin(device.sign(begin(dan), FINGER)).code())
        .as("a challenge for a registration")
        .isEqualTo("passkey_refused");
    var made = Json.object().put("rp_id", "localhost").put("challenge", "A".repeat(43));
    assertThat(passkeyLogin(device.sign(made, FINGER)).code())
        .as("a challenge of one's own")
        .isEqualTo("passkey_refused");
    var late = device.sign(options(), FINGER);
    central.clock.advance(Duration.ofMinutes(5));
    assertThat(passkeyLogin(late).code()).isEqualTo("passkey_refused");
  }

  @Test
  void registration_ofAnotherAccountsChallenge_isRefused() {
    central.addUser("eve", PASSWORD, "operator");
    central.addUser("fay", PASSWORD, "operator");
    var begun = begin(central.browser("eve", PASSWORD));
    var made = body("x", device().register(begun));
    assertThat(central.browser("fay", PASSWORD).post("/api/users/me/passkeys", made).status())
        .isEqualTo(400);
  }

  @Test
  void signature_forAnotherPage_isRefused() {
    central.addUser("gus", PASSWORD, "operator");
    var device = device();
    var gus = central.browser("gus", PASSWORD);
    var elsewhere = device.at("https://central.example.net");
    assertThat(
            gus.post("/api/users/me/passkeys", body("x", elsewhere.register(begin(gus)))).status())
        .isEqualTo(400);
    add(gus, device, "Key");
    assertThat(passkeyLogin(elsewhere.sign(options(), FINGER)).code()).isEqualTo("passkey_refused");
  }

  @Test
  void counter_thatDoesNotMove_tellsOfACopy() {
    central.addUser("hal", PASSWORD, "operator");
    var device = device();
    add(central.browser("hal", PASSWORD), device, "Key");
    assertThat(login(device, FINGER).status()).isEqualTo(200);
    central.sql("UPDATE passkey SET sign_count = 1000");
    assertThat(login(device, FINGER).code()).isEqualTo("passkey_refused");
    central.sql("UPDATE passkey SET sign_count = 0");
  }

  @Test
  void keys_areNamedRenamedAndRemoved_withThePasswordOnly() {
    central.addUser("ida", PASSWORD, "operator");
    var device = device();
    var ida = central.browser("ida", PASSWORD);
    add(ida, device, "Old name");
    central.clock.advance(Duration.ofSeconds(1));
    add(ida, device(), "Second");
    var key = factors(ida).path("passkeys").path(0);
    var path = "/api/users/me/passkeys/" + key.path("passkey_id").asString();
    assertThat(ida.put(path, "{\"name\": \"New name\"}").status()).isEqualTo(204);
    assertThat(factors(ida).path("passkeys").path(0).path("name").asString()).isEqualTo("New name");
    assertThat(ida.post(path + "/remove", "{\"current_password\": \"no\"}").status())
        .isEqualTo(400);
    central.addUser("jan", PASSWORD, "admin");
    assertThat(central.browser("jan", PASSWORD).post(path + "/remove", password()).status())
        .as("by somebody else")
        .isEqualTo(404);
    assertThat(ida.post(path + "/remove", password()).status()).isEqualTo(204);
    assertThat(login(device, FINGER).code()).isEqualTo("passkey_refused");
    assertThat(factors(ida).path("passkeys").size()).isEqualTo(1);
  }

  @Test
  void disabledAccount_opensNothingWithItsPasskey() {
    var id = central.addUser("kim", PASSWORD, "operator");
    var device = device();
    add(central.browser("kim", PASSWORD), device, "Key");
    central.admin().put("/api/users/" + id, "{\"status\": \"disabled\"}");
    assertThat(login(device, FINGER).code()).isEqualTo("passkey_refused");
  }

  @Test
  void garbage_isRefusedAsGarbage() {
    var random = new Random(7);
    for (int i = 0; i < 50; i++) {
      var bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      var credential = Json.object().put("id", text).put("rawId", text).put("type", "public-key");
      credential.set(
          "response",
          Json.object()
              .put("clientDataJSON", i % 2 == 0 ? text : "e30")
              .put("authenticatorData", text)
              .put("attestationObject", text)
              .put("signature", text));
      assertThat(passkeyLogin(credential).code()).isEqualTo("passkey_refused");
    }
    assertThat(passkeyLogin(Json.object()).code()).isEqualTo("passkey_refused");
    assertThat(central.client().post("/api/auth/passkey/login", "{\"credential\": 1}").status())
        .isEqualTo(400);
  }

  private static PasskeyDevice device() {
    return new PasskeyDevice("http://localhost:" + central.client().server().getPort());
  }

  private static JsonNode begin(Client browser) {
    var begun = browser.post("/api/users/me/passkeys/options", password());
    assertThat(begun.status()).as(begun.text()).isEqualTo(200);
    return begun.json();
  }

  private static Client.Response add(Client browser, PasskeyDevice device, String name) {
    return browser.post("/api/users/me/passkeys", body(name, device.register(begin(browser))));
  }

  private static String body(String name, ObjectNode credential) {
    var body = Json.object().put("name", name);
    body.set("credential", credential);
    return Json.text(body);
  }

  private static JsonNode options() {
    return central.client().post("/api/auth/passkey/options", "{}").json();
  }

  private static Client.Response login(PasskeyDevice device, UserVerificationRequirement how) {
    return passkeyLogin(device.sign(options(), how));
  }

  private static Client.Response passkeyLogin(ObjectNode credential) {
    var body = Json.object();
    body.set("credential", credential);
    return central.client().post("/api/auth/passkey/login", Json.text(body));
  }

  private static Client.Response login(String name, String password, ObjectNode passkey) {
    var body = Json.object().put("username", name).put("password", password);
    body.set("passkey", passkey);
    return central.client().post("/api/auth/login", Json.text(body));
  }

  private static JsonNode factors(Client browser) {
    return browser.get("/api/users/me/factors").json();
  }

  private static Client browser(Client.Response login) {
    return central.client().with("Cookie", "osiris_session=" + login.cookie("osiris_session"));
  }

  private static String password() {
    return Json.text(Json.object().put("current_password", PASSWORD));
  }
}
