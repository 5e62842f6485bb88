package osiriscare.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One LISTEN connection outside the pool. Notifications are hints: after every (re)connection
/// `connected` runs, so that the caller looks at the tables for what it may have missed.
public final class Listener implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Listener.class);
  private static final int WAIT_MS = 500;
  private static final Duration RETRY_MIN = Duration.ofMillis(100);
  private static final Duration RETRY_MAX = Duration.ofSeconds(10);

  /// A connection that is only listened to would not notice that its peer is gone.
  private static final Duration PROBE_EVERY = Duration.ofSeconds(30);

  private final DatabaseUrl url;
  private final Map<String, Consumer<String>> channels;
  private final Runnable connected;
  private final Thread thread;
  private volatile boolean isClosed;

  /// Listens on one channel.
  public Listener(DatabaseUrl url, String channel, Consumer<String> notified, Runnable connected) {
    this(url, Map.of(channel, notified), connected);
  }

  /// Starts listening.
  ///
  /// @param channels plain lower-case names, and what is called with each payload, on the
  ///   listener's own thread
  public Listener(DatabaseUrl url, Map<String, Consumer<String>> channels, Runnable connected) {
    for (var channel : channels.keySet()) {
      if (!channel.matches("[a-z_]{1,40}")) {
        throw new IllegalArgumentException("channel: " + channel);
      }
    }
    this.url = url;
    this.channels = Map.copyOf(channels);
    this.connected = connected;
    this.thread = Thread.ofPlatform().name("listener").daemon().start(this::run);
  }

  private void run() {
    var retry = RETRY_MIN;
    while (!isClosed) {
      try (var connection = connect()) {
        retry = RETRY_MIN;
        connected.run();
        listen(connection);
      } catch (SQLException e) {
        if (!isClosed) {
          log.atWarn().setCause(e).log("listening failed, trying again");
        }
      } catch (RuntimeException e) {
        // Whoever is called treats its own failures; one that escapes must not end all listening.
        log.atError().setCause(e).log("a notification was not handled");
      }
      if (!pause(retry)) {
        return;
      }
      retry = retry.multipliedBy(2).compareTo(RETRY_MAX) > 0 ? RETRY_MAX : retry.multipliedBy(2);
    }
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", url.user());
    properties.setProperty("password", url.password().reveal());
    properties.setProperty("ApplicationName", "listener");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "10");
    var connection = DriverManager.getConnection(url.jdbcUrl(), properties);
    try (var statement = connection.createStatement()) {
      for (var channel : channels.keySet()) {
        statement.execute("LISTEN " + channel);
      }
    }
    return connection;
  }

  private void listen(Connection connection) throws SQLException {
    var notifications = connection.unwrap(PGConnection.class);
    long probeAt = System.nanoTime() + PROBE_EVERY.toNanos();
    while (!isClosed) {
      var received = notifications.getNotifications(WAIT_MS);
      for (var notification : received == null ? new PGNotification[0] : received) {
        channels
            .getOrDefault(notification.getName(), Listener::ignore)
            .accept(notification.getParameter());
      }
      if (System.nanoTime() - probeAt > 0) {
        probe(connection);
        probeAt = System.nanoTime() + PROBE_EVERY.toNanos();
      }
    }
  }

  private static void ignore(String payload) {
    log.atDebug().addKeyValue("payload", payload).log("notification on a channel of nobody");
  }

  private static void probe(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }

  private boolean pause(Duration time) {
    try {
      Thread.sleep(time);
      return !isClosed;
    } catch (InterruptedException _) {
      return false;
    }
  }

  @Override
  public void close() {
    isClosed = true;
    thread.interrupt();
  }
}
