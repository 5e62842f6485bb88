package osiriscare.central.notification;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.json;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.texts;
import static osiriscare.central.sql.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.delivery.HookTarget;
import osiriscare.central.secret.Vault;
import osiriscare.database.Db;
import tools.jackson.databind.JsonNode;

/// The rows of partners' channels.
final class ChannelStore {
  private ChannelStore() {}

  /// A channel as it lies in the database.
  ///
  /// @param sealed address and secret of a hook
  record Kept(NotificationChannelView view, Optional<String> sealed) {}

  private static final String ALL =
      """
      SELECT channel_id, name, kind, is_on, severity_min, events, digest, config::text, sealed, changed_at, changed_by
        FROM notification_channel WHERE partner_id = :partner AND (:id::uuid IS NULL OR channel_id = :id::uuid)
       ORDER BY name
      """;

  /// All of a partner; there are few.
  static List<NotificationChannelView> all(Db db, Vault vault, UUID partner) {
    return rows(db, vault, partner, Optional.empty()).stream().map(Kept::view).toList();
  }

  /// One of a partner.
  static Optional<Kept> find(Db db, Vault vault, UUID partner, UUID id) {
    return rows(db, vault, partner, Optional.of(id)).stream().findFirst();
  }

  private static List<Kept> rows(Db db, Vault vault, UUID partner, Optional<UUID> id) {
    return db.sql(ALL)
        .param("partner", partner)
        .param("id", orNull(id))
        .query((row, _) -> kept(row, vault))
        .list();
  }

  private static Kept kept(ResultSet row, Vault vault) throws SQLException {
    var id = uuid(row, "channel_id");
    var config = json(row, "config");
    var sealed = optionalText(row, "sealed");
    var hook = sealed.map(value -> HookTarget.open(vault, id, value).host());
    return new Kept(
        new NotificationChannelView(
            id.toString(),
            text(row, "name"),
            text(row, "kind"),
            row.getBoolean("is_on"),
            text(row, "severity_min"),
            texts(row, "events"),
            text(row, "digest"),
            hook.map(List::of).orElseGet(() -> targets(config)),
            config.path("board").asString(""),
            instant(row, "changed_at"),
            text(row, "changed_by")),
        sealed);
  }

  private static List<String> targets(JsonNode config) {
    return config.has("host")
        ? List.of(config.path("host").asString() + ":" + config.path("port").asInt())
        : config.path("to").valueStream().map(JsonNode::asString).toList();
  }

  /// What is written down.
  record Row(
      UUID id,
      UUID partner,
      NewNotificationChannel wanted,
      Optional<String> sealed,
      Instant now,
      String by) {}

  private static final String PUT =
      """
      INSERT INTO notification_channel (channel_id, partner_id, name, kind, is_on, severity_min, events, digest, config,
        sealed, changed_at, changed_by)
      SELECT :id, :partner, :name, :kind, :on, :severity, :events, :digest, :config, :sealed, :now, :by
       WHERE NOT EXISTS (SELECT 1 FROM notification_channel
                          WHERE partner_id = :partner AND name = :name AND channel_id <> :id)
      ON CONFLICT (channel_id) DO UPDATE SET name = excluded.name, kind = excluded.kind, is_on = excluded.is_on,
        severity_min = excluded.severity_min, events = excluded.events, digest = excluded.digest,
        config = excluded.config, sealed = excluded.sealed, changed_at = excluded.changed_at,
        changed_by = excluded.changed_by
      """;

  /// Adds one, or puts it in the place of the one with its id.
  ///
  /// @return whether no other has its name
  static boolean put(Db db, Row row) {
    var wanted = row.wanted();
    return db.sql(PUT)
            .param("id", row.id())
            .param("partner", row.partner())
            .param("name", wanted.name())
            .param("kind", wanted.kind())
            .param("on", wanted.isOn().orElse(true))
            .param("severity", wanted.severityMin().orElse("low"))
            .param("events", db.texts(wanted.events()))
            .param("digest", wanted.digest().orElse("none"))
            .param("config", Db.jsonb(wanted.config()))
            .param("sealed", orNull(row.sealed()))
            .param("now", Db.time(row.now()))
            .param("by", row.by())
            .update()
        == 1;
  }

  private static final String REMOVE =
      """
      DELETE FROM notification_channel WHERE channel_id = :id AND partner_id = :partner
      """;

  /// Removes one, and what waits to be told by it.
  static void remove(Db db, UUID partner, UUID id) {
    db.sql(REMOVE).param("id", id).param("partner", partner).update();
  }

  // Of one partner, one at a time: the most it may have is counted.
  private static final String LOCK =
      """
      SELECT pg_advisory_xact_lock(hashtextextended('channels of ' || :partner, 0)),
             (SELECT count(*) FROM notification_channel WHERE partner_id = :partner::uuid) AS channels,
             (SELECT count(*) FROM site WHERE partner_id = :partner::uuid AND deployment_mode = 'direct') AS direct,
             (SELECT count(*) FROM site WHERE partner_id = :partner::uuid) AS sites
      """;

  /// How many channels and sites a partner has; until the transaction ends nobody adds another.
  record Counts(long channels, boolean isDirectOnly) {}

  static Counts lock(Db db, UUID partner) {
    return db.sql(LOCK)
        .param("partner", partner.toString())
        .query((row, _) ->
            new Counts(
                row.getLong("channels"),
                row.getLong("sites") > 0 && row.getLong("sites") == row.getLong("direct")))
        .single();
  }
}
