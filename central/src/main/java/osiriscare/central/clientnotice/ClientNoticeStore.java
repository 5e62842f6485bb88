package osiriscare.central.clientnotice;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import osiriscare.central.clientnotice.ClientNoticeViews.ClientMails;
import osiriscare.central.clientnotice.ClientNoticeViews.ClientNotice;
import osiriscare.central.clientnotice.NewsStore.Thing;
import osiriscare.central.delivery.ClientTopic;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;
import osiriscare.protocol.id.SiteId;

/// What clients were told, and what their people have mailed.
final class ClientNoticeStore {
  private ClientNoticeStore() {}

  private static final String INSERT =
      """
      INSERT INTO client_notice (notice_id, client_id, site_id, about, kind, at)
      VALUES (:id, :client, :site, :about, :kind, :now)
      """;

  static void insert(Db db, UUID id, Thing thing, ClientNoticeKind kind, Instant now) {
    db.sql(INSERT)
        .param("id", id)
        .param("client", thing.client())
        .param("site", orNull(thing.site().map(SiteId::value)))
        .param("about", thing.about())
        .param("kind", kind.word())
        .param("now", Db.time(now))
        .update();
  }

  private static final String PAGE =
      """
      SELECT n.notice_id, n.kind, s.site_id, s.name AS site_name, n.at,
             CASE WHEN n.kind = 'report.ready' THEN substr(n.about, 7) END AS month
        FROM client_notice n LEFT JOIN site s ON s.site_id = n.site_id
       WHERE n.client_id = :client
         AND (:after::timestamptz IS NULL OR (n.at, n.notice_id) < (:after::timestamptz, :after_id::uuid))
       ORDER BY n.at DESC, n.notice_id DESC LIMIT :limit
      """;

  /// What a client was told, newest first; one more than the page holds when there are more. A site
  /// that is the client's no more has no name here.
  static List<ClientNotice> page(Db db, UUID client, PageRequest page) {
    return db.sql(PAGE)
        .param("client", client)
        .param("after", page.after().map(cursor -> Db.time(cursor.instant(0))).orElse(null))
        .param("after_id", orNull(page.after().map(cursor -> cursor.uuid(1))))
        .param("limit", page.fetch())
        .query((row, _) -> notice(row))
        .list();
  }

  private static ClientNotice notice(ResultSet row) throws SQLException {
    var kind = ClientNoticeKind.of(text(row, "kind"));
    return new ClientNotice(
        text(row, "notice_id"),
        kind.word(),
        kind.title(),
        optionalText(row, "site_id"),
        optionalText(row, "site_name"),
        optionalText(row, "month"),
        instant(row, "at"));
  }

  private static final String CHOICES =
      """
      SELECT t.topic, client_mails(u.role, c.mails) AS mails
        FROM client_user u CROSS JOIN unnest(:topics::text[]) AS t (topic)
        LEFT JOIN client_notice_choice c ON c.user_id = u.user_id AND c.topic = t.topic
       WHERE u.user_id = :user
      """;

  /// What somebody has mailed of each topic.
  static Map<ClientTopic, ClientMails> choices(Db db, UUID user) {
    var found = new EnumMap<ClientTopic, ClientMails>(ClientTopic.class);
    var topics = List.of(ClientTopic.values()).stream().map(ClientTopic::word).toList();
    db.sql(CHOICES)
        .param("topics", db.texts(topics))
        .param("user", user)
        .query((row, _) ->
            Map.entry(
                ClientTopic.valueOf(text(row, "topic").toUpperCase(Locale.ROOT)),
                ClientMails.valueOf(text(row, "mails").toUpperCase(Locale.ROOT))))
        .list()
        .forEach(each -> found.put(each.getKey(), each.getValue()));
    return found;
  }

  private static final String CHOOSE =
      """
      INSERT INTO client_notice_choice (user_id, topic, mails) VALUES (:user, :topic, :mails)
      ON CONFLICT (user_id, topic) DO UPDATE SET mails = excluded.mails
      """;

  /// Says what of a topic somebody has mailed.
  static void choose(Db db, UUID user, ClientTopic topic, ClientMails mails) {
    db.sql(CHOOSE)
        .param("user", user)
        .param("topic", topic.word())
        .param("mails", mails.name().toLowerCase(Locale.ROOT))
        .update();
  }
}
