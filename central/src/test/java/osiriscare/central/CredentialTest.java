package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osiriscare.database.Database;
import osiriscare.evidence.signing.SealedBox;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.target.SealedTarget;
import osiriscare.protocol.target.Target;
import osiriscare.testkit.Await;

/// Credentials of sites: written, never read back, sealed for one appliance.
class CredentialTest {
  private static final String PASSWORD = "Tr0ub4dor&3-of-the-clinic";
  private static final String BODY =
      """
      {"type": "winrm", "name": "Reception", "host": "pc-01", "username": "svc", "domain": "CLINIC",
       "password": "%s"}\
      """
          .formatted(PASSWORD);

  private static RunningCentral central;
  private static Client admin;
  private static int count;

  private SiteId site;
  private ApplianceId appliance;
  private SigningKey key;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    admin = central.admin();
    admin.post("/api/partners", "{\"slug\": \"north\", \"name\": \"N\", \"brand_name\": \"N\"}");
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  @BeforeEach
  void site() {
    site = new SiteId("clinic-" + ++count);
    admin.post(
        "/api/sites",
        "{\"site_id\": \"" + site + "\", \"name\": \"C\", \"partner_slug\": \"north\"}");
    key = SigningKey.generate(new SecureRandom());
    appliance = register("84:3A:5B:91:B6:61", key, false);
  }

  @Test
  void create_isNeverShownAgain_andSealedForTheAppliance() {
    var made = admin.post(path(), BODY);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    var id = made.json().path("credential_id").asString();
    assertThat(made.json().path("port").asInt()).isEqualTo(5986);
    assertThat(made.json().path("appliance_id").asString()).isEqualTo(appliance.value());
    for (var text :
        List.of(
            made.text(),
            admin.get(path()).text(),
            admin.get(path() + "/" + id + "/log").text(),
            admin.get("/api/auth/audit-logs?action=credential").text())) {
      assertThat(text).contains(id).doesNotContain(PASSWORD, "svc", "sealed");
    }
    var target = open(id, key);
    assertThat(target.username()).isEqualTo("CLINIC\\svc");
    assertThat(target.password().orElseThrow().reveal()).isEqualTo(PASSWORD);
    assertThat(target.useSsl()).isTrue();
    assertThat(target.toString()).doesNotContain(PASSWORD);
  }

  @Test
  void delivery_isOfNoUseToAnotherAppliance_norInAnotherPlace() {
    var id = made(BODY);
    var row = delivery(id);
    var other = SigningKey.generate(new SecureRandom());
    var context = SealedTarget.context(appliance, id, 1);
    assertThatThrownBy(() -> SealedBox.open(other, sealed(row), context))
        .isInstanceOf(IllegalArgumentException.class);
    for (var wrong :
        List.of(
            SealedTarget.context(appliance, id, 2),
            SealedTarget.context(
                ApplianceId.of(new SiteId("other"), new MacAddress("84:3A:5B:91:B6:61")), id, 1))) {
      assertThatThrownBy(() -> SealedBox.open(key, sealed(row), wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void replace_sealsAnew_andRemove_takesItBack() {
    var id = made(BODY);
    central.sql(
        "UPDATE credential_delivery SET delivered_at = now() WHERE credential_id = '" + id + "'");
    assertThat(listed(id)).doesNotContain("\"delivered_at\":null");
    var replaced = admin.put(path() + "/" + id, BODY.replace(PASSWORD, "another one"));
    assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
    assertThat(replaced.json().path("version").asInt()).isEqualTo(2);
    assertThat(replaced.json().path("delivered_at").isNull()).isTrue();
    assertThat(open(id, key).password().orElseThrow().reveal()).isEqualTo("another one");

    assertThat(admin.delete(path() + "/" + id).status()).isEqualTo(204);
    assertThat(delivery(id)).isEmpty();
    assertThat(admin.get(path()).json().path("items")).isEmpty();
    assertThat(admin.get(path() + "/" + id + "/log").text())
        .contains("credential.create", "credential.replace", "credential.remove");
    assertThat(admin.put(path() + "/" + id, BODY).status()).isEqualTo(404);
    assertThat(admin.delete(path() + "/" + id).status()).isEqualTo(404);
  }

  @Test
  void applianceWithAnotherKey_getsItSealedAnew_andTheOpeningIsNoted() {
    requireSealedAnewForAnotherKey(made(BODY));
  }

  private void requireSealedAnewForAnotherKey(String id) {
    var next = SigningKey.generate(new SecureRandom());
    register("84:3A:5B:91:B6:61", next, true);
    Await.until(
        "the target sealed for the next key",
        Duration.ofSeconds(60),
        () -> next.verifyingKey().id().value().equals(delivery(id).get("key_id")));
    assertThat(open(id, next).password().orElseThrow().reveal()).isEqualTo(PASSWORD);
    assertThat(admin.get(path() + "/" + id + "/log").text()).contains("credential.open");
  }

  @Test
  void rotationOfTheMasterKey_takesCredentialsAlong() {
    var id = made(BODY);
    var before = vaultForm(id);
    var rotated = admin.post("/api/master-keys/rotate", "{}");
    assertThat(rotated.json().path("waiting").asInt()).isZero();
    assertThat(vaultForm(id))
        .isNotEqualTo(before)
        .contains(rotated.json().path("keys").get(0).path("key_id").asString());
    requireSealedAnewForAnotherKey(id);
  }

  @Test
  void siteWithTwoAppliances_needsToSayWhich_andNeverAnothersAppliance() {
    var second = SigningKey.generate(new SecureRandom());
    var other = register("84:3A:5B:91:B6:62", second, false);
    assertThat(field(admin.post(path(), BODY))).isEqualTo("appliance_id");
    var strange =
        BODY.replace("{\"type\"", "{\"appliance_id\": \"clinic-x-84:3A:5B:91:B6:61\", \"type\"");
    assertThat(field(admin.post(path(), strange))).isEqualTo("appliance_id");
    var id = made(BODY.replace("{\"type\"", "{\"appliance_id\": \"" + other + "\", \"type\""));
    assertThat(delivery(id).get("appliance_id")).isEqualTo(other.value());
  }

  @Test
  void repeatedPost_withItsKey_createsOnce_andNothingToGuessFromIsKept() {
    var keyed = admin.with("Idempotency-Key", "c-" + site);
    var first = keyed.post(path(), BODY);
    assertThat(keyed.post(path(), BODY).text()).isEqualTo(first.text());
    assertThat(keyed.post(path(), BODY.replace(PASSWORD, "other")).code())
        .isEqualTo("idempotency_conflict");
    assertThat(admin.post(path(), BODY).code()).isEqualTo("conflict");
    var request = Sha256.hex("POST " + path() + "\n" + Sha256.hex(BODY));
    assertThat(texts("SELECT to_jsonb(a)::text AS t FROM idempotent_answer a").toString())
        .doesNotContain(request, PASSWORD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type        | {\"name\": \"a\", \"host\": \"h\", \"username\": \"u\", \"password\": \"p\"}",
        "type        | {\"type\": \"telnet\", \"name\": \"a\", \"host\": \"h\", \"username\": \"u\", \"password\": \"p\"}",
        "host        | {\"type\": \"winrm\", \"name\": \"a\", \"host\": \"h;reboot\", \"username\": \"u\", \"password\": \"p\"}",
        "username    | {\"type\": \"winrm\", \"name\": \"a\", \"host\": \"h\", \"username\": \"D\\\\\\\\u\", \"password\": \"p\"}",
        "port        | {\"type\": \"winrm\", \"name\": \"a\", \"host\": \"h\", \"username\": \"u\", \"password\": \"p\", \"port\": 0}",
        "password    | {\"type\": \"winrm\", \"name\": \"a\", \"host\": \"h\", \"username\": \"u\"}",
        "password    | {\"type\": \"winrm\", \"name\": \"a\", \"host\": \"h\", \"username\": \"u\", \"password\": \"\"}",
        "private_key | {\"type\": \"ssh_key\", \"name\": \"a\", \"host\": \"h\", \"username\": \"u\"}",
        "private_key | {\"type\": \"ssh_key\", \"name\": \"a\", \"host\": \"h\", \"username\": \"u\", \"private_key\": \"x\"}",
        "private_key | {\"type\": \"winrm\", \"name\": \"a\", \"host\": \"h\", \"username\": \"u\", \"password\": \"p\", \"private_key\": \"x\"}",
        "domain      | {\"type\": \"ssh_password\", \"name\": \"a\", \"host\": \"h\", \"username\": \"u\", \"password\": \"p\", \"domain\": \"D\"}",
      })
  void create_withAWrongField_namesItAndQuotesNoSecret(String field, String body) {
    var refused = admin.post(path(), body.replace("\\\\\\\\", "\\\\"));
    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(field(refused)).isEqualTo(field);
  }

  private String path() {
    return "/api/sites/" + site + "/credentials";
  }

  private String made(String body) {
    var made = admin.post(path(), body);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().path("credential_id").asString();
  }

  private String listed(String id) {
    var items = admin.get(path()).json().path("items");
    assertThat(items.get(0).path("credential_id").asString()).isEqualTo(id);
    return items.toString();
  }

  private static String field(Client.Response response) {
    return response.json().path("errors").get(0).path("field").asString();
  }

  private ApplianceId register(String mac, SigningKey with, boolean replace) {
    var made =
        admin.post(
            "/api/sites/" + site + "/appliances",
            Json.text(
                Json.object()
                    .put("hostname", "box")
                    .put("mac_address", mac)
                    .put("public_key", with.verifyingKey().hex())
                    .put("api_key_sha256", Sha256.hex(mac + site + with.verifyingKey().hex()))
                    .put("replace", replace)));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return ApplianceId.of(site, new MacAddress(mac));
  }

  /// As the appliance does it.
  private Target open(String id, SigningKey with) {
    var row = delivery(id);
    var version = Long.parseLong(row.getOrDefault("version", ""));
    var plain = SealedBox.open(with, sealed(row), SealedTarget.context(appliance, id, version));
    var document =
        SignedDocument.from(Json.object(new String(plain, StandardCharsets.UTF_8), "sealed"));
    var rules =
        VerifyingKey.ofHex(
            texts("SELECT public_key AS t FROM server_key WHERE purpose = 'rules'").getFirst());
    assertThat(rules.verifies(document.signedPayload(), document.signature())).isTrue();
    return Target.from(Json.object(document.signedPayload(), "payload"));
  }

  private static Map<String, String> delivery(String id) {
    var found =
        texts(
            "SELECT to_jsonb(d)::text AS t FROM credential_delivery d WHERE credential_id = '"
                + id
                + "'");
    var row = new HashMap<String, String>();
    found.forEach(text ->
        Json.object(text, "row")
            .tree()
            .properties()
            .forEach(one -> row.put(one.getKey(), one.getValue().asString())));
    return row;
  }

  private static String sealed(Map<String, String> row) {
    return row.getOrDefault("sealed", "");
  }

  private static String vaultForm(String id) {
    return texts("SELECT sealed AS t FROM site_credential WHERE credential_id = '" + id + "'")
        .getFirst();
  }

  @SuppressWarnings("CompileTimeConstant") // A look into the tables, with ids of ours.
  private static List<String> texts(String sql) {
    try (var owner = new Database(central.database.owner(), "test", 1)) {
      return owner.withoutTenant(db -> db.sql(sql).query((row, _) -> row.getString("t")).list());
    }
  }
}
