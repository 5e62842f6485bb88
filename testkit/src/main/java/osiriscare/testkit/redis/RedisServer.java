package osiriscare.testkit.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.daemon.queue.EventQueue;
import osiriscare.daemon.settings.Settings;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.incident.IncidentStream;
import osiriscare.testkit.Await;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/// A real `redis-server` of its own on loopback: TLS only, nobody without a password, one user per
/// site, what it has acknowledged is on the disk.
public final class RedisServer implements AutoCloseable {
  private static final String PASSWORD = "test-password";
  private static final Duration START_MAX = Duration.ofSeconds(15);

  private final Path folder;
  private final TestAuthority authority;
  private final int port;
  private Process process;

  private RedisServer(Path folder, TestAuthority authority, int port) throws IOException {
    this.folder = folder;
    this.authority = authority;
    this.port = port;
    this.process = launch();
  }

  /// Starts one whose certificate is valid for the address that it listens on.
  public static RedisServer start(Path folder) {
    return start(folder, "127.0.0.1");
  }

  /// Starts one whose certificate is valid for this name.
  public static RedisServer start(Path folder, String certificateName) {
    try {
      var authority = new TestAuthority(folder);
      authority.issue(folder, certificateName);
      var server = new RedisServer(folder, authority, freePort());
      // Who the certificate names is what some tests are about: only the port is waited for.
      try {
        Await.until("redis listens", START_MAX, server::isListening);
      } catch (AssertionError e) {
        server.close();
        throw new AssertionError(Files.readString(folder.resolve("redis.log")), e);
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("start redis-server", e);
    }
  }

  /// What a receiver sets to read the streams.
  public Map<String, String> receiverSettings() {
    return settings("receiver");
  }

  /// What a watcher of this site sets to write to its stream.
  public Map<String, String> siteSettings(SiteId site) {
    return settings("site-" + site.value());
  }

  /// Makes the user of a site, who may add to its stream and do nothing else.
  public void allow(SiteId site) {
    try (var admin = admin()) {
      admin.aclSetUser(
          "site-" + site.value(),
          "reset",
          "on",
          ">" + PASSWORD,
          "%W~" + IncidentStream.of(site),
          "-@all",
          "+xadd",
          "+auth",
          "+hello",
          "+ping");
    }
  }

  /// A connection that may do everything.
  public Jedis admin() {
    return EventQueue.from(new Settings(settings("admin")))
        .orElseThrow()
        .connect(Duration.ofSeconds(10));
  }

  /// Kills it as a power cut would.
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(START_MAX.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Starts it again on what is on the disk.
  public void restart() {
    try {
      process = launch();
      Await.until("redis answers again", START_MAX, this::isReady);
    } catch (IOException e) {
      throw new UncheckedIOException("start redis-server again", e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  private Map<String, String> settings(String user) {
    return Map.of(
        "EVENT_QUEUE_URL",
        "rediss://" + user + ":" + PASSWORD + "@127.0.0.1:" + port,
        "EVENT_QUEUE_CA_FILE",
        authority.file().toString());
  }

  private Process launch() throws IOException {
    var users = folder.resolve("users.acl");
    if (!Files.exists(users)) {
      Files.writeString(
          users,
          """
          user default off
          user admin on >%1$s ~* &* +@all
          user receiver on >%1$s ~osiris:incidents* -@all +xreadgroup +xautoclaim +xpending +xack +xdel +xadd +xrange +xlen +xgroup +xinfo +eval +multi +exec +discard +auth +hello +ping
          """
              .formatted(PASSWORD));
    }
    var program =
        ProcessRunner.find("redis-server")
            .orElseThrow(() -> new IllegalStateException("redis-server is not installed"));
    return new ProcessBuilder(
            program.toString(),
            "--port",
            "0",
            "--tls-port",
            Integer.toString(port),
            "--bind",
            "127.0.0.1",
            "--dir",
            folder.toString(),
            "--tls-cert-file",
            folder.resolve("server.pem").toString(),
            "--tls-key-file",
            folder.resolve("server-key.pem").toString(),
            "--tls-ca-cert-file",
            authority.file().toString(),
            "--tls-auth-clients",
            "no",
            "--aclfile",
            users.toString(),
            "--appendonly",
            "yes",
            "--appendfsync",
            "always",
            "--save",
            "")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("redis.log").toFile())
        .start();
  }

  private boolean isListening() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  private boolean isReady() {
    try (var admin = admin()) {
      return "PONG".equals(admin.ping());
    } catch (JedisConnectionException _) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
