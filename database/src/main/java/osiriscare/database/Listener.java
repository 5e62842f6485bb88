package osiriscare.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One LISTEN connection outside the pool. Notifications are hints: after every reconnection
/// `reconnected` runs, so that the caller looks at the tables for what it may have missed.
public final class Listener implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Listener.class);
  private static final int WAIT_MS = 500;
  private static final Duration RETRY_MAX = Duration.ofSeconds(10);

  private final DatabaseUrl url;
  private final String channel;
  private final Consumer<String> notified;
  private final Runnable reconnected;
  private final Thread thread;
  private volatile boolean isClosed;

  /// Starts listening.
  ///
  /// @param channel a plain lower-case name
  /// @param notified called with each payload, on the listener's own thread
  public Listener(
      DatabaseUrl url, String channel, Consumer<String> notified, Runnable reconnected) {
    if (!channel.matches("[a-z_]{1,40}")) {
      throw new IllegalArgumentException("channel: " + channel);
    }
    this.url = url;
    this.channel = channel;
    this.notified = notified;
    this.reconnected = reconnected;
    this.thread = Thread.ofPlatform().name("listen-" + channel).daemon().start(this::run);
  }

  private void run() {
    var retry = Duration.ofMillis(100);
    while (!isClosed) {
      try (var connection = connect()) {
        retry = Duration.ofMillis(100);
        reconnected.run();
        listen(connection);
      } catch (SQLException e) {
        if (!isClosed) {
          log.atWarn()
              .addKeyValue("channel", channel)
              .setCause(e)
              .log("listening failed, trying again");
        }
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
    properties.setProperty("ApplicationName", "listen-" + channel);
    properties.setProperty("tcpKeepAlive", "true");
    var connection = DriverManager.getConnection(url.jdbcUrl(), properties);
    try (var statement = connection.createStatement()) {
      statement.execute("LISTEN " + channel);
    }
    return connection;
  }

  private void listen(Connection connection) throws SQLException {
    var notifications = connection.unwrap(PGConnection.class);
    while (!isClosed) {
      var received = notifications.getNotifications(WAIT_MS);
      if (received != null) {
        for (var notification : received) {
          notified.accept(notification.getParameter());
        }
      }
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
