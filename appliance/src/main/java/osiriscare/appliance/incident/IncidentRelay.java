package osiriscare.appliance.incident;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.store.LocalStore;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.json.Json;

/// Hands the incidents of the queue on to the MSP's tools, each to each until it arrived or is a
/// day old. What one tool does not take keeps nothing from the others, nor from Central.
public final class IncidentRelay implements AutoCloseable {
  private static final Duration NEWS = Duration.ofDays(1);

  private final LocalStore store;
  private final List<IncidentChannel> channels;
  private final Clock clock;

  IncidentRelay(LocalStore store, List<IncidentChannel> channels, Clock clock) {
    this.store = store;
    this.channels = List.copyOf(channels);
    this.clock = clock;
  }

  /// The relay of this configuration; without any way when it is not in reseller mode.
  ///
  /// @throws osiriscare.appliance.config.ConfigException when the webhook's secret cannot be used
  public static IncidentRelay of(ApplianceConfig config, LocalStore store, Clock clock) {
    var channels = new ArrayList<IncidentChannel>();
    config.rmm().webhook().ifPresent(webhook -> channels.add(new WebhookChannel(webhook)));
    config
        .rmm()
        .syslog()
        .ifPresent(target -> channels.add(new SyslogChannel(target, config.hostname(), clock)));
    return new IncidentRelay(store, channels, clock);
  }

  /// Hands on what waits; a channel that fails is tried again in the next round.
  ///
  /// @return whether nothing waits any more
  public boolean flush() throws InterruptedException {
    boolean isDone = true;
    for (var channel : channels) {
      isDone &= flush(channel);
    }
    return isDone;
  }

  private boolean flush(IncidentChannel channel) throws InterruptedException {
    for (var incident : waiting(channel.name())) {
      if (!channel.deliver(incident)) {
        return false;
      }
      relayed(channel.name(), incident);
    }
    return true;
  }

  private List<Incident> waiting(String channel) {
    return store.transaction(connection -> {
      var list = new ArrayList<Incident>();
      try (var query =
          connection.prepareStatement(
              """
              SELECT body FROM incident_queue AS queue
               WHERE created_at > ? AND NOT EXISTS
                     (SELECT 1 FROM incident_relayed AS relayed
                       WHERE relayed.channel = ? AND relayed.incident_id = queue.incident_id)
               ORDER BY created_at LIMIT 100
              """)) {
        query.setLong(1, clock.instant().minus(NEWS).toEpochMilli());
        query.setString(2, channel);
        var row = query.executeQuery();
        while (row.next()) {
          list.add(Incident.from(Json.object(row.getString(1), "incident")));
        }
      }
      return list;
    });
  }

  private void relayed(String channel, Incident incident) {
    store.transaction(connection -> {
      forget(connection);
      try (var insert =
          connection.prepareStatement("INSERT INTO incident_relayed VALUES (?, ?, ?)")) {
        insert.setString(1, channel);
        insert.setString(2, incident.id().toString());
        insert.setLong(3, clock.millis());
        return insert.executeUpdate();
      }
    });
  }

  // Twice the time in which an incident is news, so that none is news again.
  private void forget(Connection connection) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM incident_relayed WHERE relayed_at < ?")) {
      delete.setLong(1, clock.instant().minus(NEWS.multipliedBy(2)).toEpochMilli());
      delete.executeUpdate();
    }
  }

  @Override
  public void close() {
    channels.forEach(IncidentChannel::close);
  }
}
