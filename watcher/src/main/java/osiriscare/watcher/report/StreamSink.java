package osiriscare.watcher.report;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import osiriscare.daemon.queue.EventQueue;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.id.WatcherId;
import osiriscare.protocol.incident.Heartbeat;
import osiriscare.protocol.incident.IncidentStream;
import osiriscare.protocol.json.Json;
import osiriscare.watcher.store.WatcherStore.Waiting;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisException;

/// Adds signed incidents and heartbeats to the site's stream. Belongs to one thread.
public final class StreamSink implements Sink {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  private final EventQueue queue;
  private final String stream;
  private final WatcherId watcher;
  private final SigningKey key;
  private @Nullable Jedis connection;

  public StreamSink(EventQueue queue, SiteId site, WatcherId watcher, SigningKey key) {
    this.queue = queue;
    this.stream = IncidentStream.of(site);
    this.watcher = watcher;
    this.key = key;
  }

  @Override
  public Delivery send(Waiting incident) {
    return add(incident.body());
  }

  @Override
  public Delivery send(Heartbeat heartbeat) {
    return add(Json.text(heartbeat.toJson()));
  }

  private Delivery add(String body) {
    var entry =
        Map.of(
            IncidentStream.WATCHER, watcher.toString(),
            IncidentStream.BODY, body,
            IncidentStream.SIGNATURE, key.sign(body));
    try {
      connected().xadd(stream, StreamEntryID.NEW_ENTRY, entry);
      return new Delivery.Delivered();
    } catch (JedisException e) {
      close();
      return new Delivery.Later(String.valueOf(e));
    }
  }

  private Jedis connected() {
    var known = connection;
    if (known == null) {
      known = queue.connect(ANSWER_WITHIN);
      connection = known;
    }
    return known;
  }

  @Override
  public void close() {
    var known = connection;
    connection = null;
    if (known != null) {
      try {
        known.close();
      } catch (JedisException _) {
        // It was broken already, which is why it is closed.
      }
    }
  }
}
