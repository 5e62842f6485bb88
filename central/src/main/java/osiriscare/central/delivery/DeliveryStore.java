package osiriscare.central.delivery;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.json;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.optionalUuid;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.delivery.DeliveryApi.DeliveryView;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import tools.jackson.databind.node.ObjectNode;

/// The rows of deliveries.
final class DeliveryStore {
  private DeliveryStore() {}

  /// A message that is this worker's to send.
  ///
  /// @param partnersChannel the channel that a partner made for itself; empty for the platform's
  /// @param person who of a client it is for
  record Claimed(
      UUID id,
      String channel,
      Message message,
      int attempts,
      Optional<UUID> partner,
      Optional<UUID> partnersChannel,
      Optional<UUID> client,
      Optional<UUID> person) {
    /// Whether the partner's channel or the client's person is there no more.
    boolean isOrphan() {
      return (partner.isPresent() && partnersChannel.isEmpty())
          || (client.isPresent() && person.isEmpty());
    }
  }

  private static final String CLAIM =
      """
      WITH due AS (
        SELECT delivery_id FROM delivery
         WHERE status = 'waiting' AND next_attempt <= :now ORDER BY next_attempt LIMIT :limit FOR UPDATE SKIP LOCKED)
      UPDATE delivery d SET status = 'sending', attempts = attempts + 1, next_attempt = :lost
        FROM due WHERE d.delivery_id = due.delivery_id
      RETURNING d.delivery_id, channel, message::text, attempts, partner_id, channel_id, client_id, client_user_id
      """;

  /// Takes what is due.
  ///
  /// @param lost when it counts as interrupted
  static List<Claimed> claim(Db db, Instant now, Instant lost, int limit) {
    return db.sql(CLAIM)
        .param("now", Db.time(now))
        .param("lost", Db.time(lost))
        .param("limit", limit)
        .query((row, _) -> claimed(row))
        .list();
  }

  private static final String CLAIM_ONE =
      """
      UPDATE delivery SET status = 'sending', attempts = attempts + 1, next_attempt = :lost
       WHERE delivery_id = :id AND status = 'waiting'
      RETURNING delivery_id, channel, message::text, attempts, partner_id, channel_id, client_id, client_user_id
      """;

  /// Takes one, if nobody did.
  static Optional<Claimed> claim(Db db, UUID id, Instant lost) {
    return db.sql(CLAIM_ONE)
        .param("id", id)
        .param("lost", Db.time(lost))
        .query((row, _) -> claimed(row))
        .optional();
  }

  private static Claimed claimed(ResultSet row) throws SQLException {
    return new Claimed(
        uuid(row, "delivery_id"),
        text(row, "channel"),
        Message.from(Fields.of((ObjectNode) json(row, "message"))),
        row.getInt("attempts"),
        optionalUuid(row, "partner_id"),
        optionalUuid(row, "channel_id"),
        optionalUuid(row, "client_id"),
        optionalUuid(row, "client_user_id"));
  }

  private static final String INSERT =
      """
      INSERT INTO delivery (delivery_id, site_id, channel, event, message, next_attempt, created_at, partner_id, channel_id)
      SELECT :id, :site, p.slug || '/' || c.name, :event, :message, :first, :now, c.partner_id, c.channel_id
        FROM notification_channel c JOIN partner p USING (partner_id) WHERE c.channel_id = :channel
      ON CONFLICT (event, channel) DO NOTHING
      """;

  /// Leaves a message for a partner's channel.
  ///
  /// @param first when it is tried by itself
  /// @return whether the channel is there and was not told of the event before
  static boolean insert(Db db, UUID id, UUID channel, Message message, Instant first, Instant now) {
    return db.sql(INSERT)
            .param("id", id)
            .param("site", orNull(message.site().map(SiteId::value)))
            .param("event", message.event())
            .param("message", Db.jsonb(message.toJson()))
            .param("first", Db.time(first))
            .param("now", Db.time(now))
            .param("channel", channel)
            .update()
        == 1;
  }

  private static final String INTERRUPTED =
      """
      UPDATE delivery
         SET status = CASE WHEN knows_copies THEN 'waiting' ELSE 'unsure' END,
             ended_at = CASE WHEN knows_copies THEN NULL ELSE :now::timestamptz END,
             last_error = 'Central stopped while it was being sent'
        FROM (SELECT delivery_id AS lost_id, coalesce(kind IN ('webhook', 'psa'), channel = ANY(:copies)) AS knows_copies
                FROM delivery LEFT JOIN notification_channel USING (channel_id)
               WHERE status = 'sending' AND next_attempt <= :now) lost
       WHERE delivery_id = lost_id AND status = 'sending' AND next_attempt <= :now
      """;

  /// Takes up what a Central that is no more was sending.
  ///
  /// @param knowingCopies channels whose other side knows a second copy for one
  static void takeInterrupted(Db db, List<String> knowingCopies, Instant now) {
    db.sql(INTERRUPTED)
        .param("copies", db.texts(knowingCopies))
        .param("now", Db.time(now))
        .update();
  }

  private static final String END =
      """
      UPDATE delivery SET status = :status, last_error = left(:error, 500), next_attempt = :next,
             ended_at = CASE WHEN :status <> 'waiting' THEN :now::timestamptz END
       WHERE delivery_id = :id AND status = 'sending' AND attempts = :attempts
      """;

  /// Says how an attempt ended.
  ///
  /// @param next when it is tried again; empty when it is not
  static void end(
      Db db,
      Claimed claimed,
      String status,
      Optional<String> error,
      Optional<Instant> next,
      Instant now) {
    db.sql(END)
        .param("status", status)
        .param("error", orNull(error))
        .param("next", orNull(next.map(Db::time)))
        .param("now", Db.time(now))
        .param("id", claimed.id())
        .param("attempts", claimed.attempts())
        .update();
  }

  private static final String AGAIN =
      """
      UPDATE delivery SET status = 'waiting', attempts = 0, next_attempt = :now, ended_at = NULL
       WHERE delivery_id = :id AND status IN ('dead', 'unsure')
      """;

  /// Lets a message that was given up be tried again.
  static boolean again(Db db, UUID id, Instant now) {
    return db.sql(AGAIN).param("now", Db.time(now)).param("id", id).update() == 1;
  }

  private static final String PAGE =
      """
      SELECT delivery_id, site_id, channel, event, status, attempts, last_error, created_at, ended_at
        FROM delivery
       WHERE site_id IS NOT NULL
         AND (:id::uuid IS NULL OR delivery_id = :id::uuid)
         AND (:site::text IS NULL OR site_id = :site::text)
         AND (:status::text IS NULL OR status = :status::text)
         AND (:ticket::bigint IS NULL OR event LIKE 'ticket ' || :ticket::bigint || ' %')
         AND (:after_time::timestamptz IS NULL
              OR (created_at, delivery_id::text) < (:after_time::timestamptz, :after_id::text))
       ORDER BY created_at DESC, delivery_id::text DESC
       LIMIT :limit
      """;

  /// Which messages are wanted.
  ///
  /// @param ticket number of the ticket that they tell of
  record Wanted(
      Optional<UUID> id, Optional<SiteId> site, Optional<String> status, Optional<Long> ticket) {
    static Wanted one(UUID id) {
      return new Wanted(Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  static List<DeliveryView> page(Db db, Wanted wanted, PageRequest page) {
    return db.sql(PAGE)
        .param("id", orNull(wanted.id()))
        .param("site", orNull(wanted.site().map(SiteId::value)))
        .param("status", orNull(wanted.status()))
        .param("ticket", orNull(wanted.ticket()))
        .param("after_time", page.after().map(cursor -> Db.time(cursor.instant(0))).orElse(null))
        .param("after_id", page.after().map(cursor -> cursor.text(1)).orElse(null))
        .param("limit", page.fetch())
        .query((row, _) ->
            new DeliveryView(
                text(row, "delivery_id"),
                text(row, "site_id"),
                text(row, "channel"),
                text(row, "event"),
                text(row, "status"),
                row.getInt("attempts"),
                optionalText(row, "last_error"),
                instant(row, "created_at"),
                optionalInstant(row, "ended_at")))
        .list();
  }
}
