package osiriscare.central.delivery;

import static osiriscare.central.sql.Columns.json;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.text;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.delivery.Channel.Way;
import osiriscare.central.secret.Vault;
import osiriscare.database.Db;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.json.Fields;
import tools.jackson.databind.node.ObjectNode;

/// The channels that partners made for themselves, as they are sent by.
final class PartnerChannels {
  private final Vault vault;

  PartnerChannels(Vault vault) {
    this.vault = vault;
  }

  private static final String FIND =
      """
      SELECT p.slug, c.name, c.kind, c.config::text, c.sealed
        FROM notification_channel c JOIN partner p USING (partner_id)
       WHERE c.channel_id = :id AND c.is_on AND p.status = 'active'
      """;

  /// The channel; empty when it was removed or switched off, or its partner may not act.
  Optional<Channel> find(Db db, UUID id) {
    return db.sql(FIND).param("id", id).query((row, _) -> channel(row, id)).optional();
  }

  private Channel channel(ResultSet row, UUID id) throws SQLException {
    var slug = text(row, "slug");
    var config = Fields.of((ObjectNode) json(row, "config"));
    var sealed = optionalText(row, "sealed");
    return new Channel(
        slug + "/" + text(row, "name"),
        Optional.of(slug),
        Severity.LOW,
        way(text(row, "kind"), config, sealed.map(value -> HookTarget.open(vault, id, value))));
  }

  private static Way way(String kind, Fields config, Optional<HookTarget> target) {
    return switch (kind) {
      case "email" -> new Way.Email(config.texts("to", Channel.RECIPIENTS_MAX, 254));
      case "syslog" ->
          new Way.Syslog(
              config.text("host", 253),
              (int) config.integer("port", 1, 65_535),
              config
                  .optionalText("ca_pem", 20_000)
                  .map(pem -> pem.getBytes(StandardCharsets.US_ASCII))
                  .map(bytes -> () -> new ByteArrayInputStream(bytes)));
      default -> {
        var hook = target.orElseThrow();
        var url = URI.create(hook.url().reveal());
        yield kind.equals("psa")
            ? new Way.Psa(url, hook.secret(), config.text("board", 100))
            : new Way.Webhook(url, hook.secret());
      }
    };
  }
}
