package osiriscare.protocol.healing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Parameters of a `sync_promoted_rule` order: one rule, all of it inside the signature.
///
/// @param id the rule's id, which the text must repeat
/// @param yaml the rule as a document with a single rule, at most 8 KiB
/// @param patternSignature what it was learned from
/// @param promotedBy who approved it
public record PromotedRule(
    String id,
    String yaml,
    Optional<String> patternSignature,
    Optional<Instant> promotedAt,
    Optional<String> promotedBy) {
  /// Most bytes of the text, in UTF-8.
  public static final int YAML_MAX = 8 * 1024;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Set<String> FIELDS =
      Set.of("rule_id", "rule_yaml", "pattern_signature", "promoted_at", "promoted_by");
  private static final int NAME_MAX = 200;

  /// Reads the parameters of an order.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest naming the field
  public static PromotedRule from(Fields fields) {
    for (var name : fields.tree().propertyNames()) {
      if (!FIELDS.contains(name)) {
        throw fields.wrong(name, "is not a parameter of sync_promoted_rule");
      }
    }
    var id = fields.text("rule_id", 100);
    if (!ID.matcher(id).matches()) {
      throw fields.wrong("rule_id", "must be letters, digits, dots, dashes and underscores");
    }
    var yaml = fields.text("rule_yaml", YAML_MAX);
    if (yaml.getBytes(StandardCharsets.UTF_8).length > YAML_MAX) {
      throw fields.wrong("rule_yaml", "must be at most " + YAML_MAX + " bytes");
    }
    return new PromotedRule(
        id,
        yaml,
        fields.optionalText("pattern_signature", NAME_MAX),
        fields.has("promoted_at") ? Optional.of(fields.instant("promoted_at")) : Optional.empty(),
        fields.optionalText("promoted_by", NAME_MAX));
  }

  /// As the order's parameters are written.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("rule_id", id);
    json.put("rule_yaml", yaml);
    patternSignature.ifPresent(signature -> json.put("pattern_signature", signature));
    promotedAt.ifPresent(at -> json.put("promoted_at", at.toString()));
    promotedBy.ifPresent(by -> json.put("promoted_by", by));
    return json;
  }
}
