package osiriscare.central;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import osiriscare.testkit.database.TestDatabase;

/// Central as a process of its own, which can be killed and started again over the same database
/// and home. When it ends by itself, because the database answered too late on a busy machine, it
/// is started again, a few times, as a service manager does.
final class KillableCentral implements CentralUnderTest, AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int OWN_DEATHS_MAX = 3;
  private static final Pattern UP = Pattern.compile("Central Command is up port=\"(\\d+)\"");

  private final TestDatabase database;
  private final Path home;
  private final Map<String, String> environment;
  private Life life; // guarded by this
  private boolean isWanted = true; // guarded by this
  private int ownDeaths; // guarded by this

  private record Life(Process process, CompletableFuture<Integer> port) {}

  /// Starts it.
  ///
  /// @param home an empty folder
  /// @param more what it is told beside where its database and its files are
  KillableCentral(TestDatabase database, Path home, Map<String, String> more) {
    this.database = database;
    this.home = home;
    this.environment = new HashMap<>(more);
    environment.put("OSIRIS_PORT", "0");
    environment.put("OSIRIS_RECEIVER_URL", RunningCentral.RECEIVER_URL);
    environment.put("OSIRIS_ACCOUNT_PER_MINUTE", "100000");
    environment.put("OSIRIS_KEYS_DIR", home.resolve("keys").toString());
    environment.put("OSIRIS_ADMIN_TOKEN_FILE", home.resolve("admin-token").toString());
    environment.put("OSIRIS_ADMIN_PASSWORD_FILE", home.resolve("admin-password").toString());
    var url = database.central();
    environment.putIfAbsent(
        "DATABASE_URL",
        url.jdbcUrl() + "?user=" + url.user() + "&password=" + url.password().reveal());
    life = begin();
  }

  private Life begin() {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx384m",
            "-cp",
            System.getProperty("java.class.path"),
            "osiriscare.central.CentralMain");
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    try {
      var process = builder.start();
      var port = new CompletableFuture<Integer>();
      Thread.ofVirtual().name("central-log").start(() -> read(process, port));
      return new Life(process, port);
    } catch (IOException e) {
      throw new UncheckedIOException("start Central", e);
    }
  }

  private void read(Process process, CompletableFuture<Integer> port) {
    var log = home.resolve("central.log");
    try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        var kept =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        kept.write(line + "\n");
        kept.flush();
        var up = UP.matcher(line);
        if (up.find()) {
          port.complete(Integer.parseInt(up.group(1)));
        }
      }
    } catch (IOException _) {
      // It was killed in the middle of a line.
    }
    port.completeExceptionally(new IllegalStateException("Central has ended; see " + log));
    hasEnded(process);
  }

  private synchronized void hasEnded(Process process) {
    if (isWanted && life.process().equals(process) && ownDeaths < OWN_DEATHS_MAX) {
      ownDeaths++;
      life = begin();
    }
  }

  /// Starts it again after its death.
  synchronized void startAgain() {
    isWanted = true;
    life = begin();
  }

  private synchronized Life life() {
    return life;
  }

  private synchronized Process unwanted() {
    isWanted = false;
    return life.process();
  }

  /// Ends it at once, as a power cut does; returns when it is gone.
  void kill() {
    var process = unwanted();
    process.destroyForcibly();
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("Central does not die");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public TestDatabase database() {
    return database;
  }

  @Override
  public Client admin() {
    try {
      int port = life().port().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      var token = Files.readString(home.resolve("admin-token")).strip();
      return new Client(URI.create("http://127.0.0.1:" + port), Optional.empty()).bearer(token);
    } catch (ExecutionException | TimeoutException | IOException e) {
      throw new AssertionError("Central does not come up: " + log(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  /// What all its lives have said.
  String log() {
    try {
      return Files.readString(home.resolve("central.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
