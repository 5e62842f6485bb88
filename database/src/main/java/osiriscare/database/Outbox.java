package osiriscare.database;

import java.util.List;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;

/// Work that the receiver leaves for Central, in the same transaction as what caused it. Done means
/// deleted.
public final class Outbox {
  private static final String PUT =
      "INSERT INTO outbox (topic, site_id, payload) VALUES (:topic, :site, :payload)";

  // What is due is looked for once. In a subquery PostgreSQL may look again for each row, finds the
  // next ones in the place of those that were taken, and takes all.
  private static final String TAKE =
      """
      WITH due AS (
        SELECT outbox_id FROM outbox WHERE topic = :topic
         ORDER BY outbox_id LIMIT :limit FOR UPDATE SKIP LOCKED),
      taken AS (
        DELETE FROM outbox o USING due WHERE o.outbox_id = due.outbox_id
        RETURNING o.outbox_id, o.site_id, o.payload)
      SELECT outbox_id, site_id, payload::text FROM taken ORDER BY outbox_id
      """;

  private Outbox() {}

  /// One piece of work.
  public record Item(long id, SiteId site, JsonNode payload) {}

  /// Puts work into the caller's transaction.
  public static void put(Db db, String topic, SiteId site, JsonNode payload) {
    db.sql(PUT)
        .param("topic", topic)
        .param("site", site.value())
        .param("payload", Db.jsonb(payload))
        .update();
  }

  /// Takes up to `limit` pieces, oldest first; they are gone when the transaction commits and back
  /// when it does not.
  public static List<Item> take(Db db, String topic, int limit) {
    return db.sql(TAKE)
        .param("topic", topic)
        .param("limit", limit)
        .query((row, _) ->
            new Item(
                row.getLong("outbox_id"),
                new SiteId(row.getString("site_id")),
                Json.parse(row.getString("payload"), "payload")))
        .list();
  }
}
