package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;
import osiriscare.receiver.ReceiverFixture.Box;
import osiriscare.receiver.ReceiverFixture.Reply;

/// The three ways in which a machine proves who it is, and how they end.
class CredentialTest {
  private static final String TRUSTED = "OSIRIS_TRUSTED_PROXIES";

  private static ReceiverFixture door;

  @BeforeAll
  static void open() {
    door = new ReceiverFixture();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void apiKey_revoked_isRefusedAtOnceByAReceiverThatRemembersIt() {
    var box = door.claimed();
    var body = ReceiverFixture.checkinBody(box.id());
    assertThat(door.post("/checkin", box.apiKey().reveal(), body).status()).isEqualTo(200);
    door.central.inPlatform(db ->
        db.sql("UPDATE appliance_credential SET revoked_at = now() WHERE appliance_id = :id")
            .param("id", box.id().value())
            .update());
    ReceiverFixture.await(() -> door.post("/checkin", box.apiKey().reveal(), body).status() == 401);
  }

  @Test
  void staticToken_onlyWhenSwitchedOn_andOnlyForRegisteredAppliances(@TempDir Path folder)
      throws Exception {
    var file = folder.resolve("token");
    Files.writeString(file, "the-shared-token\n");
    var box = door.claimed();
    var stranger = new ApplianceId("nobody-02:00:00:00:00:01");
    try (var second = door.start(Map.of("OSIRIS_STATIC_TOKEN_FILE", file.toString()))) {
      assertThat(checkin(door.receiver, box.id()).status()).isEqualTo(401);
      assertThat(checkin(second, box.id()).status()).isEqualTo(200);
      assertThat(checkin(second, stranger).status()).isEqualTo(401);
      var named = Map.of("X-Appliance-ID", box.id().value());
      assertThat(next(second, named).status()).isEqualTo(204);
      assertThat(next(second, Map.of()).status()).isEqualTo(401);
      var another = "/api/provision/config/" + door.claimed().id();
      assertThat(door.send(second.port(), "GET", another, "the-shared-token", "", "", named).code())
          .isEqualTo("wrong_site");
    }
  }

  private static Reply checkin(Receiver receiver, ApplianceId appliance) {
    return door.send(
        receiver.port(),
        "POST",
        "/checkin",
        "the-shared-token",
        Json.text(ReceiverFixture.checkinBody(appliance)),
        "application/json");
  }

  private static Reply next(Receiver receiver, Map<String, String> headers) {
    return door.send(receiver.port(), "GET", "/orders/next", "the-shared-token", "", "", headers);
  }

  @Test
  void clientCertificate_countsOnlyFromATrustedProxy_andOnlyWhenRegistered(@TempDir Path folder)
      throws Exception {
    var box = door.claimed();
    var certificate = certificate(folder);
    var header =
        Map.of(
            "X-Client-Certificate", Base64.getEncoder().encodeToString(certificate.getEncoded()));
    try (var proxied = door.start(Map.of(TRUSTED, "127.0.0.1"))) {
      assertThat(nextWithoutToken(proxied, header)).isEqualTo(401);
      register(box, Sha256.hex(certificate.getPublicKey().getEncoded()));
      assertThat(nextWithoutToken(proxied, header)).isEqualTo(204);
      assertThat(nextWithoutToken(door.receiver, header)).isEqualTo(401);
      assertThat(nextWithoutToken(proxied, Map.of("X-Client-Certificate", "garbage")))
          .isEqualTo(401);
    }
  }

  private static int nextWithoutToken(Receiver receiver, Map<String, String> headers) {
    return door.send(receiver.port(), "GET", "/orders/next", "", "", "", headers).status();
  }

  private static void register(Box box, String sha256) {
    door.central.inPlatform(db ->
        db.sql(
                "INSERT INTO appliance_credential (credential_id, appliance_id, site_id, kind, sha256)"
                    + " VALUES (:id, :appliance, :site, 'client_certificate', :sha256)")
            .param("id", UUID.randomUUID())
            .param("appliance", box.id().value())
            .param("site", box.id().site().value())
            .param("sha256", sha256)
            .update());
  }

  private static Certificate certificate(Path folder) throws Exception {
    var file = folder.resolve("store.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "box",
                "-keyalg",
                "EC",
                "-dname",
                "CN=box",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                "changeit")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    var store = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    return store.getCertificate("box");
  }

  @Test
  void anonymousCalls_areBoundedPerAddress_andASpoofedAddressDoesNotHelp() {
    try (var strict = door.start(Map.of("OSIRIS_ANONYMOUS_PER_MINUTE", "3"));
        var proxied =
            door.start(Map.of("OSIRIS_ANONYMOUS_PER_MINUTE", "3", TRUSTED, "127.0.0.1"))) {
      for (int i = 0; i < 3; i++) {
        assertThat(validate(strict, "198.51.100." + i)).isEqualTo(404);
        assertThat(validate(proxied, "198.51.100.1")).isEqualTo(404);
      }
      assertThat(validate(strict, "198.51.100.9")).isEqualTo(429);
      assertThat(validate(proxied, "198.51.100.1")).isEqualTo(429);
      assertThat(validate(proxied, "198.51.100.1, 198.51.100.2")).isEqualTo(404);
      assertThat(validate(proxied, "198.51.100.7, 198.51.100.1")).isEqualTo(429);
    }
  }

  private static int validate(Receiver receiver, String forwardedFor) {
    return door.send(
            receiver.port(),
            "GET",
            "/api/provision/validate/ABCD1234EFGH5678",
            "",
            "",
            "",
            Map.of("X-Forwarded-For", forwardedFor))
        .status();
  }
}
