package osiriscare.appliance.incident;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.central.Reply;
import osiriscare.appliance.store.LocalStore;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.json.Json;

/// Incidents that Central shall hear of, kept until it has.
public final class IncidentQueue {
  private static final int WAITING_MAX = 1000;
  private static final Logger log = LoggerFactory.getLogger(IncidentQueue.class);

  private final LocalStore store;
  private final CentralClient central;
  private final Clock clock;

  public IncidentQueue(LocalStore store, CentralClient central, Clock clock) {
    this.store = store;
    this.central = central;
    this.clock = clock;
  }

  private record Waiting(String id, String body) {}

  /// Keeps an incident, already scrubbed; when too many wait, the oldest stay and this one is only
  /// logged.
  public void add(Incident incident) {
    store.transaction(connection -> add(connection, incident));
  }

  /// As [#add], within the caller's transaction.
  public boolean add(Connection connection, Incident incident) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO incident_queue (incident_id, body, created_at) SELECT ?, ?, ?"
                + " WHERE (SELECT count(*) FROM incident_queue WHERE sent_at IS NULL) < "
                + WAITING_MAX)) {
      insert.setString(1, incident.id().toString());
      insert.setString(2, Json.text(incident.toJson()));
      insert.setLong(3, clock.millis());
      boolean isKept = insert.executeUpdate() > 0;
      log.atWarn().addKeyValue("type", incident.type()).addKeyValue("kept", isKept).log("incident");
      return isKept;
    }
  }

  /// Sends what waits; stops at the first failure.
  public synchronized void flush() throws InterruptedException {
    for (var waiting : waiting()) {
      var reply = central.post("/incidents", Json.object(waiting.body(), "incident").tree());
      if (reply instanceof Reply.Failed
          || (reply instanceof Reply.Refused refused && refused.code().isEmpty())) {
        return;
      }
      if (reply instanceof Reply.Refused refused) {
        log.atWarn()
            .addKeyValue("incident", waiting.id())
            .addKeyValue("detail", refused.detail())
            .log("incident refused");
      }
      sent(waiting.id());
    }
  }

  /// Forgets what Central got long ago.
  public int prune(Duration keepTime) {
    return store.transaction(connection -> {
      try (var delete =
          connection.prepareStatement("DELETE FROM incident_queue WHERE sent_at < ?")) {
        delete.setLong(1, clock.instant().minus(keepTime).toEpochMilli());
        return delete.executeUpdate();
      }
    });
  }

  private List<Waiting> waiting() {
    return store.transaction(connection -> {
      var list = new ArrayList<Waiting>();
      try (var query =
          connection.prepareStatement(
              "SELECT incident_id, body FROM incident_queue WHERE sent_at IS NULL ORDER BY created_at LIMIT 100")) {
        var row = query.executeQuery();
        while (row.next()) {
          list.add(new Waiting(row.getString(1), row.getString(2)));
        }
      }
      return list;
    });
  }

  private void sent(String id) {
    store.transaction(connection ->
        markSent(
            connection.prepareStatement(
                "UPDATE incident_queue SET sent_at = ? WHERE incident_id = ?"),
            id));
  }

  private int markSent(PreparedStatement update, String id) throws SQLException {
    try (update) {
      update.setLong(1, clock.millis());
      update.setString(2, id);
      return update.executeUpdate();
    }
  }
}
