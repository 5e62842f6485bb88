package osiriscare.central.policy;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.json;
import static osiriscare.central.sql.Columns.text;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.database.Db;
import tools.jackson.databind.JsonNode;

/// Somebody switched something off or on, as the audit log has it.
public record SwitchChange(
    Instant at,
    String by,
    String siteId,
    @Described("The only appliance where it was switched; the whole site when null")
        Optional<String> applianceId,
    boolean enabled,
    Optional<String> reason) {
  private static final String OF =
      """
      SELECT at, actor, site_id, detail::text
        FROM audit_log
       WHERE action = 'switch.put' AND target = :name AND detail ->> 'kind' = :kind AND site_id IS NOT NULL
       ORDER BY audit_id DESC LIMIT 200
      """;

  /// The latest changes of one rule, runbook or check at all sites, newest first.
  static List<SwitchChange> of(Db db, SwitchKind kind, String name) {
    return db.sql(OF)
        .param("name", name)
        .param("kind", kind.word())
        .query((row, _) -> {
          var detail = json(row, "detail");
          return new SwitchChange(
              instant(row, "at"),
              text(row, "actor"),
              text(row, "site_id"),
              word(detail, "appliance_id"),
              detail.path("enabled").asBoolean(false),
              word(detail, "reason"));
        })
        .list();
  }

  private static Optional<String> word(JsonNode detail, String name) {
    return Optional.of(detail.path(name)).filter(JsonNode::isString).map(JsonNode::stringValue);
  }
}
