package osiriscare.central.delivery;

import static osiriscare.central.sql.Columns.json;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.delivery.Channel.Way;
import osiriscare.database.Db;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.json.Fields;
import tools.jackson.databind.node.ObjectNode;

/// What people of clients are going to be mailed. What is collected for a day leaves in the morning
/// of their partner's time zone.
final class PersonNotices {
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private PersonNotices() {}

  private static final String WHO_HEARS =
      """
      SELECT u.user_id, client_mails(u.role, c.mails) AS mails, s.time_zone
        FROM client k
        JOIN client_user u USING (client_id)
        LEFT JOIN client_notice_choice c ON c.user_id = u.user_id AND c.topic = :topic
        LEFT JOIN notification_setting s ON s.partner_id = k.partner_id
       WHERE k.client_id = :client AND k.status = 'active' AND client_mails(u.role, c.mails) <> 'off'
      """;

  private record Hearer(UUID person, String mails, ZoneId zone) {
    Instant due(Severity severity, Instant now) {
      var times = new NoticeTimes(zone, Optional.empty(), false, MORNING);
      return times.due(now, severity, mails.equals("daily") ? "daily" : "none");
    }
  }

  private static final String INSERT =
      """
      INSERT INTO notice (notice_id, client_user_id, event, severity, message, due, created_at)
      VALUES (:id, :person, :event, :severity, :message, :due, :now)
      ON CONFLICT (event, client_user_id) DO NOTHING
      """;

  /// Takes what happened for everybody of a client who has it mailed, once.
  static void take(Db db, UUID client, Message message, Instant now) {
    var hearers =
        db.sql(WHO_HEARS)
            .param("client", client)
            .param("topic", ClientTopic.of(message.kind()).word())
            .query((row, _) ->
                new Hearer(
                    uuid(row, "user_id"),
                    text(row, "mails"),
                    ZoneId.of(optionalText(row, "time_zone").orElse("UTC"))))
            .list();
    for (var hearer : hearers) {
      db.sql(INSERT)
          .param("id", UUID.randomUUID())
          .param("person", hearer.person())
          .param("event", message.event())
          .param("severity", message.severity().word())
          .param("message", Db.jsonb(message.toJson()))
          .param("due", Db.time(hearer.due(message.severity(), now)))
          .param("now", Db.time(now))
          .update();
    }
  }

  private static final String FORGET =
      """
      DELETE FROM notice
       WHERE client_user_id = :person AND delivery_id IS NULL AND split_part(message ->> 'kind', '.', 1) = :topic
      """;

  /// Drops what waits about a topic for somebody who wants no mail about it any more.
  static void forget(Db db, UUID person, ClientTopic topic) {
    db.sql(FORGET).param("person", person).param("topic", topic.word()).update();
  }

  /// Something that somebody is to hear.
  record Waiting(UUID id, UUID person, Message message) {}

  // What would be due a moment later is told with it: one outage makes one mail.
  private static final String DUE =
      """
      SELECT n.notice_id, n.client_user_id, n.message::text
        FROM notice n
       WHERE n.delivery_id IS NULL AND n.client_user_id IS NOT NULL AND n.due <= :soon
         AND EXISTS (SELECT 1 FROM notice f
               WHERE f.client_user_id = n.client_user_id AND f.delivery_id IS NULL AND f.due <= :now)
       ORDER BY n.client_user_id, n.created_at, n.notice_id
       LIMIT :limit FOR UPDATE OF n
      """;

  /// What is due, by person, the oldest first.
  static List<Waiting> due(Db db, Instant now, int limit) {
    return db.sql(DUE)
        .param("now", Db.time(now))
        .param("soon", Db.time(now.plus(NoticeTimes.SETTLE)))
        .param("limit", limit)
        .query((row, _) ->
            new Waiting(
                uuid(row, "notice_id"),
                uuid(row, "client_user_id"),
                Message.from(Fields.of((ObjectNode) json(row, "message")))))
        .list();
  }

  private static final String DELIVER =
      """
      INSERT INTO delivery (delivery_id, channel, event, message, next_attempt, created_at, client_id, client_user_id)
      SELECT :id, 'client/' || user_id, :event, :message, :now, :now, client_id, user_id
        FROM client_user WHERE user_id = :person
      """;

  /// Leaves a mail for somebody.
  static void deliver(Db db, UUID id, UUID person, Message message, Instant now) {
    db.sql(DELIVER)
        .param("id", id)
        .param("event", message.event())
        .param("message", Db.jsonb(message.toJson()))
        .param("now", Db.time(now))
        .param("person", person)
        .update();
  }

  private static final String FIND =
      """
      SELECT u.email FROM client_user u JOIN client k USING (client_id) WHERE u.user_id = :person AND k.status = 'active'
      """;

  /// The way to somebody; empty when the person's client was closed.
  static Optional<Channel> channel(Db db, UUID person) {
    return db.sql(FIND)
        .param("person", person)
        .query((row, _) ->
            new Channel(
                "client/" + person,
                Optional.empty(),
                Severity.LOW,
                new Way.Email(List.of(text(row, "email")))))
        .optional();
  }
}
