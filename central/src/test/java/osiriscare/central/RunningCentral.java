package osiriscare.central;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import osiriscare.central.secret.SecretSource;
import osiriscare.central.settings.CentralSettings;
import osiriscare.central.settings.PlannerSettings;
import osiriscare.central.settings.SignIn;
import osiriscare.database.DatabaseUrl;
import osiriscare.evidence.signing.ReleaseKeys;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.database.TestDatabase;

/// Central as it runs in production, on a free port, a database of its own and the lesser role.
final class RunningCentral implements CentralUnderTest, AutoCloseable {
  static final String RECEIVER_URL = "http://receiver.test:8001";

  /// Signs agents that appliances may be ordered to run.
  static final SigningKey RELEASE_KEY = SigningKey.generate(new SecureRandom());

  final TestDatabase database;
  final SettableClock clock;
  final Path home;
  final ConfigurableApplicationContext context;

  private RunningCentral(
      TestDatabase database,
      SettableClock clock,
      Path home,
      ConfigurableApplicationContext context) {
    this.database = database;
    this.clock = clock;
    this.home = home;
    this.context = context;
  }

  /// Starts with an administrator and a small UI.
  static RunningCentral start() {
    return start(_ -> {});
  }

  /// As [#start()], after `arrange` put its files into the home.
  static RunningCentral start(Consumer<Path> arrange) {
    return start(arrange, settings -> settings);
  }

  /// As [#start()], with settings of its own.
  static RunningCentral startWith(UnaryOperator<CentralSettings> change) {
    return start(_ -> {}, change);
  }

  static RunningCentral start(Consumer<Path> arrange, UnaryOperator<CentralSettings> change) {
    try {
      var home = Files.createTempDirectory("osiris-central-test");
      arrange.accept(home);
      var web = home.resolve("web");
      Files.createDirectories(web.resolve("assets"));
      Files.writeString(web.resolve("index.html"), "<!doctype html><title>UI</title>");
      Files.writeString(web.resolve("favicon.svg"), "<svg/>");
      Files.writeString(web.resolve("assets/index-0123abcd.js"), "export {};");
      var database = TestDatabase.create();
      var clock = new SettableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
      var settings = change.apply(settings(database.central(), home));
      return new RunningCentral(database, clock, home, CentralMain.start(settings, clock));
    } catch (IOException e) {
      throw new UncheckedIOException("arrange a home for Central", e);
    }
  }

  static CentralSettings settings(DatabaseUrl database, Path home) {
    return new CentralSettings(
        0,
        "127.0.0.1",
        database,
        6,
        URI.create(RECEIVER_URL),
        Optional.empty(),
        home.resolve("keys"),
        Optional.of(home.resolve("web")),
        Optional.of(home.resolve("admin-password")),
        Optional.of(home.resolve("admin-token")),
        Optional.of(home.resolve("policy-sources.yaml")).filter(Files::exists),
        Duration.ofHours(1),
        List.of("127.0.0.1"),
        100_000,
        100_000,
        Optional.empty(),
        CentralSettings.Budgets.DEFAULT,
        new ReleaseKeys(List.of(RELEASE_KEY.verifyingKey())),
        SignIn.DEFAULT,
        PlannerSettings.NONE,
        Optional.of(home.resolve("channels.yaml")).filter(Files::exists),
        Optional.empty(),
        false,
        SecretSource.FILES);
  }

  /// A client without a credential.
  Client client() {
    return new Client(
        URI.create("http://127.0.0.1:" + CentralMain.port(context)), Optional.empty());
  }

  @Override
  public Client admin() {
    return client().bearer(file("admin-token"));
  }

  /// A client with the API token of an account of this role, made for it.
  Client as(String role) {
    var token = "osk_test-" + role + "-" + System.nanoTime();
    sql(
        """
        INSERT INTO admin_user (user_id, username, role, password_hash)
        VALUES ('%1$s', 'u%2$s', '%3$s', 'none');
        INSERT INTO api_token (token_id, token_sha256, user_id, name)
        VALUES (gen_random_uuid(), encode(sha256('%4$s'), 'hex'), '%1$s', 'test')
        """
            .formatted(UUID.randomUUID(), System.nanoTime(), role, token));
    return client().bearer(token);
  }

  /// Adds an account with a password, and answers its id.
  String addUser(String name, String password, String role) {
    var id = UUID.randomUUID().toString();
    var hash = new Argon2PasswordEncoder(16, 32, 1, 1024, 1).encode(password);
    sql(
        "INSERT INTO admin_user (user_id, username, role, password_hash) VALUES ('%s', '%s', '%s', '%s')"
            .formatted(id, name, role, hash));
    return id;
  }

  /// Logs in, as a browser does.
  Client.Response login(String name, String password) {
    return client()
        .post(
            "/api/auth/login",
            Json.text(Json.object().put("username", name).put("password", password)));
  }

  /// A browser in which somebody is logged in.
  Client browser(String name, String password) {
    var login = login(name, password);
    return client()
        .with("Cookie", "osiris_session=" + login.cookie("osiris_session"))
        .with("X-CSRF-Token", login.json().path("csrf_token").asString());
  }

  /// What a file of the home holds.
  String file(String name) {
    try {
      return Files.readString(home.resolve(name)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public TestDatabase database() {
    return database;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void close() {
    context.close();
    try (var paths = Files.walk(home)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("remove Central's home", e);
    }
  }
}
