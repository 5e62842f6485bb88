package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.central.access.SecondFactorPolicy;
import osiriscare.central.settings.SignIn;
import osiriscare.central.settings.SsoProvider;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.id.WatcherKey;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;

/// Whoever has a copy of the database can look, and cannot get in with anything that is in it.
class StolenDumpTest {
  private static final String MACHINE_KEY = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF";
  private static final String PASSWORD = "correct horse battery";
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.$+/=-]{16,}");

  private static GreenMail mails;
  private static FakeIdentityProvider provider;
  private static RunningCentral central;
  private static Map<String, String> secrets;
  private static List<String> dump;

  @BeforeAll
  static void start() {
    mails = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    mails.start();
    int port = mails.getSmtp().getPort();
    provider = new FakeIdentityProvider();
    var signIn =
        new SignIn(
            SecondFactorPolicy.OPTIONAL,
            Optional.empty(),
            Optional.of(
                new SsoProvider(
                    provider.issuer(),
                    FakeIdentityProvider.CLIENT_ID,
                    new Secret(FakeIdentityProvider.CLIENT_SECRET),
                    "Contoso")));
    central =
        RunningCentral.startWith(settings ->
            TestSettings.withHooksHere(
                TestSettings.with(TestSettings.withMail(settings, port), signIn)));
    secrets = new LinkedHashMap<>();
    secrets.put("password", central.file("admin-password"));
    secrets.put("file's token", central.file("admin-token"));
    var login = central.login("admin", central.file("admin-password"));
    secrets.put("session", login.cookie("osiris_session"));
    secrets.put("csrf token", login.json().path("csrf_token").asString());
    var admin =
        central
            .client()
            .with("Cookie", "osiris_session=" + login.cookie("osiris_session"))
            .with("X-CSRF-Token", login.json().path("csrf_token").asString());
    // With a key, so that the answer itself is remembered too.
    var token =
        admin
            .with("Idempotency-Key", "t")
            .post("/api/users/me/tokens", "{\"name\": \"x\", \"scopes\": [\"admin\"]}");
    secrets.put("token", token.json().path("secret").asString());
    admin.post("/api/users/invite", "{\"email\": \"a@example.com\", \"role\": \"admin\"}");
    var mail = GreenMailUtil.getBody(mails.getReceivedMessages()[0]);
    secrets.put("invitation", mail.substring(mail.indexOf("#osi_") + 1).split("\\s", 2)[0]);
    admin.post("/api/partners", "{\"slug\": \"msp\", \"name\": \"M\", \"brand_name\": \"M\"}");
    var code =
        admin
            .with("Idempotency-Key", "c")
            .post("/api/partners/msp/provisions", "{\"client_name\": \"C\"}");
    var grouped = code.json().path("provision_code").asString();
    secrets.put("provision code", grouped);
    secrets.put("provision code without dashes", grouped.replace("-", ""));
    admin.post(
        "/api/sites", "{\"site_id\": \"clinic\", \"name\": \"C\", \"partner_slug\": \"msp\"}");
    var machineKey = SigningKey.generate(new SecureRandom()).verifyingKey().hex();
    admin.post(
        "/api/sites/clinic/appliances",
        "{\"hostname\": \"b\", \"mac_address\": \"84:3A:5B:00:00:01\", \"public_key\": \""
            + machineKey
            + "\", \"api_key_sha256\": \""
            + Sha256.hex(MACHINE_KEY)
            + "\"}");
    secrets.put("machine's key", MACHINE_KEY);
    secrets.put("credential", "Tr0ub4dor-3-of-the-clinic");
    secrets.put("credential's user", "svc-compliance-of-the-clinic");
    var credential =
        admin
            .with("Idempotency-Key", "d")
            .post(
                "/api/sites/clinic/credentials",
                "{\"type\": \"winrm\", \"name\": \"PC\", \"host\": \"pc\", \"username\":"
                    + " \"svc-compliance-of-the-clinic\", \"password\":"
                    + " \"Tr0ub4dor-3-of-the-clinic\"}");
    assertThat(credential.status()).as(credential.text()).isEqualTo(201);
    addWatcher(admin);
    addSecondFactors(admin);
    addReset();
    addSignOn();
    addPartnersHooks();
    addClients();
    dump = dump();
  }

  @AfterAll
  static void stop() {
    central.close();
    provider.close();
    mails.stop();
  }

  @Test
  void dump_holdsNoSecretAsItIs() {
    assertThat(secrets.values()).noneMatch(String::isEmpty);
    assertThat(String.join("\n", dump)).contains("admin", "a@example.com", "argon2id");
    secrets.forEach((name, secret) -> {
      for (var line : dump) {
        assertThat(line.contains(secret)).as(name + " in " + line).isFalse();
      }
    });
  }

  private static void addWatcher(Client admin) {
    admin.post("/api/sites", "{\"site_id\": \"s\", \"name\": \"S\", \"partner_slug\": \"msp\"}");
    var random = new SecureRandom();
    var key = WatcherKey.generate(random);
    var body =
        Json.object()
            .put("host_id", "db-1")
            .put("api_key_sha256", key.sha256())
            .put("public_key", SigningKey.generate(random).verifyingKey().hex());
    assertThat(admin.post("/api/sites/s/watchers", Json.text(body)).status()).isEqualTo(201);
    secrets.put("watcher's key", key.reveal());
  }

  private static void addSecondFactors(Client admin) {
    var password = Json.text(Json.object().put("current_password", central.file("admin-password")));
    var begun = admin.post("/api/users/me/totp", password).json();
    var base32 = begun.path("secret").asString();
    var device = new TotpDevice(base32, central.clock);
    secrets.put("secret of a device", base32);
    secrets.put("its bytes", device.secretHex());
    var code = Json.text(Json.object().put("code", device.code()));
    var codes = admin.post("/api/users/me/totp/confirm", code).json().path("recovery_codes");
    secrets.put("recovery code", codes.path(0).asString());
    secrets.put("recovery code without dashes", codes.path(0).asString().replace("-", ""));
    var options = admin.post("/api/users/me/passkeys/options", password).json();
    secrets.put("challenge", options.path("challenge").asString());
    var key = new PasskeyDevice("https://central.example.com").register(options);
    var added = Json.object().put("name", "Phone").set("credential", key);
    assertThat(admin.post("/api/users/me/passkeys", Json.text(added)).status()).isEqualTo(200);
  }

  private static void addReset() {
    central.sql("UPDATE admin_user SET email = 'admin@example.com' WHERE username = 'admin'");
    central.client().post("/api/auth/password-reset", "{\"email\": \"admin@example.com\"}");
    Await.until("a mail", Duration.ofSeconds(10), () -> mails.getReceivedMessages().length == 2);
    var mail = GreenMailUtil.getBody(mails.getReceivedMessages()[1]);
    secrets.put("reset", mail.substring(mail.indexOf("#osr_") + 1).split("\\s", 2)[0]);
  }

  private static Client boss() {
    return central.browser("boss", PASSWORD);
  }

  /// Hooks, one of which was told something that it did not take.
  private static void addPartnersHooks() {
    var id = central.addUser("boss", PASSWORD, "readonly");
    central.sql(
        "UPDATE admin_user SET role = 'admin', partner_id = (SELECT partner_id FROM partner WHERE slug = 'msp')"
            + " WHERE user_id = '%s'".formatted(id));
    var channels = "/api/partners/me/notifications/channels";
    for (var kind : List.of("webhook", "psa")) {
      var path = "/services/T0p5ecretPath" + kind;
      var secret = "hook-secret-of-the-partner-" + kind;
      secrets.put("path of a " + kind, path);
      secrets.put("secret of a " + kind, secret);
      var body =
          Json.object()
              .put("name", kind)
              .put("kind", kind)
              .put("url", "https://127.0.0.1:1" + path)
              .put("secret", secret);
      var made = boss().with("Idempotency-Key", kind).post(channels, Json.text(body));
      assertThat(made.status()).as(made.text()).isEqualTo(201);
      var test = channels + "/" + made.json().path("channel_id").asString() + "/test";
      assertThat(boss().post(test, "{}").status()).isEqualTo(200);
    }
  }

  /// People of clinics: one who came in, and one whose invitation and link wait.
  private static void addClients() {
    var made = boss().post("/api/partners/me/clients", "{\"name\": \"Clinic\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    var invites =
        "/api/partners/me/clients/" + made.json().path("client_id").asString() + "/invites";
    for (var who : List.of("in", "waiting")) {
      var email = who + "@clinic.example.com";
      var invitation = Json.object().put("email", email).put("role", "owner");
      assertThat(boss().post(invites, Json.text(invitation)).status()).isEqualTo(201);
      secrets.put("client's invitation " + who, mailed(email, 1));
    }
    var accept = Json.object().put("token", secrets.get("client's invitation in"));
    var accepted = central.client().post("/api/client/invitation/accept", Json.text(accept));
    assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
    secrets.put("client's session", accepted.cookie("osiris_client"));
    secrets.put("client's csrf token", accepted.cookie("client_csrf"));
    central.client().post("/api/client/links", "{\"email\": \"in@clinic.example.com\"}");
    secrets.put("client's link", mailed("in@clinic.example.com", 2));
  }

  /// What stands behind the `#` of a mail.
  private static String mailed(String email, int number) {
    Await.until("a mail to " + email, Duration.ofSeconds(10), () -> sentTo(email).size() >= number);
    var mail = GreenMailUtil.getBody(sentTo(email).get(number - 1));
    return mail.substring(mail.indexOf("#os") + 1).split("\\s", 2)[0];
  }

  private static List<MimeMessage> sentTo(String email) {
    return Stream.of(mails.getReceivedMessages())
        .filter(mail -> GreenMailUtil.getHeaders(mail).contains("To: " + email))
        .toList();
  }

  /// One that waits for its answer, and one that came back.
  private static void addSignOn() {
    central.sql("UPDATE admin_user SET email = 'admin@example.com' WHERE username = 'admin'");
    provider.claims =
        claims ->
            claims.subject("s").claim("email", "admin@example.com").claim("email_verified", true);
    for (var way : List.of("waiting", "back")) {
      var begun = central.client().get("/api/auth/sso");
      var flow = begun.cookie("osiris_sso");
      var asked = FakeIdentityProvider.parameters(URI.create(begun.header("Location")).getQuery());
      secrets.put("flow " + way, flow);
      secrets.put("state " + way, asked.getOrDefault("state", ""));
      secrets.put("nonce " + way, asked.getOrDefault("nonce", ""));
      if (way.equals("back")) {
        var back = provider.logIn(URI.create(begun.header("Location")));
        secrets.put(
            "code", FakeIdentityProvider.parameters(back.getQuery()).getOrDefault("code", ""));
        var landed =
            central
                .client()
                .with("Cookie", "osiris_sso=" + flow)
                .get(back.getRawPath() + "?" + back.getRawQuery());
        secrets.put("session of single sign-on", landed.cookie("osiris_session"));
      }
    }
    secrets.put("secret of the client", FakeIdentityProvider.CLIENT_SECRET);
  }

  /// Nobody goes on with a sign-on that somebody else began, though he knows how we make a state.
  @Test
  void everyWordOfTheDump_endsNoSignOn() {
    for (var word : words()) {
      var answer =
          central
              .client()
              .with("Cookie", "osiris_sso=" + word)
              .get("/api/auth/sso/callback?code=x&state=" + Sha256.hex("osiris sso state " + word));
      assertThat(answer.header("Location")).as(word).endsWith("/login?problem=sso_refused");
    }
  }

  /// Machines' keys, resets and all the others are kept as hashes of themselves: what is in the
  /// dump must not be what one of them was made of.
  @Test
  void noWordOfTheDump_isHashedInIt() {
    var all = String.join("\n", dump);
    for (var word : words()) {
      for (var prefix : List.of("", "osk_", "osi_", "osr_", "osl_", "osc_")) {
        assertThat(all.contains(Sha256.hex(prefix + word))).as(prefix + word).isFalse();
      }
    }
  }

  @Test
  void everyWordOfTheDump_resetsNoPassword() {
    for (var word : words()) {
      var body = Json.object().put("token", word.substring(0, Math.min(100, word.length())));
      body.put("password", "nine quiet lanterns drift");
      assertThat(central.client().post("/api/auth/password-reset/complete", Json.text(body)).code())
          .isEqualTo("reset_gone");
    }
  }

  private static Set<String> words() {
    var words = new TreeSet<String>();
    for (var line : dump) {
      var matcher = WORD.matcher(line);
      while (matcher.find()) {
        words.add(matcher.group());
      }
    }
    return words;
  }

  @Test
  void everyWordOfTheDump_opensNothing() {
    var words = words();
    assertThat(words).hasSizeGreaterThan(10);
    for (var word : words) {
      assertThat(
              central
                  .client()
                  .with("Cookie", "osiris_session=" + word)
                  .get("/api/auth/me")
                  .status())
          .as("as a session: " + word)
          .isEqualTo(401);
      for (var token : List.of(word, "osk_" + word)) {
        assertThat(central.client().bearer(token).get("/api/auth/me").status())
            .as("as a token: " + token)
            .isEqualTo(401);
      }
      for (var token : List.of(word, "osi_" + word)) {
        assertThat(
                central
                    .client()
                    .get("/api/users/invite/validate/" + token.replaceAll("[/+=$]", "_"))
                    .status())
            .as("as an invitation: " + token)
            .isEqualTo(404);
      }
    }
  }

  @Test
  void everyWordOfTheDump_opensNoClientsPortal() {
    for (var word : words()) {
      assertThat(
              central
                  .client()
                  .with("Cookie", "osiris_client=" + word)
                  .get("/api/client/me")
                  .status())
          .as("as a session: " + word)
          .isEqualTo(401);
      var token =
          Json.text(Json.object().put("token", word.substring(0, Math.min(100, word.length()))));
      assertThat(central.client().post("/api/client/session", token).code())
          .as("as a link: " + word)
          .isEqualTo("link_gone");
      assertThat(central.client().post("/api/client/invitation", token).code())
          .as("as an invitation: " + word)
          .isEqualTo("invite_gone");
    }
  }

  private static List<String> dump() {
    try (var owner = new Database(central.database.owner(), "thief", 1)) {
      return owner.withoutTenant(db -> {
        var tables =
            db.sql(
                    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
                .query((row, _) -> row.getString(1))
                .list();
        return tables.stream().flatMap(table -> rows(db, table).stream()).toList();
      });
    }
  }

  @SuppressWarnings("CompileTimeConstant") // The name of a table, from the catalogue.
  private static List<String> rows(Db db, String table) {
    return db.sql("SELECT to_jsonb(t)::text FROM \"" + table + "\" t")
        .query((row, _) -> row.getString(1))
        .list();
  }
}
