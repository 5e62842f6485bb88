package osiriscare.healing.baseline;

import java.util.Optional;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// What a policy repository declares of hosts.
///
/// @param baseline as it is written; empty when nothing is said, and what is left out in it has the
///   built-in value
/// @param firewall the ruleset that is loaded when the firewall has drifted
public record Declaration(Optional<ObjectNode> baseline, Optional<FirewallRuleset> firewall) {
  /// Nothing is declared.
  public static final Declaration NONE = new Declaration(Optional.empty(), Optional.empty());

  /// Field of the baseline.
  public static final String BASELINE = "baseline";

  /// Field of the ruleset.
  public static final String FIREWALL = "firewall_ruleset";

  // While it is written it has none: the revision gives it one.
  private static final String NO_VERSION = "-";

  /// Reads both fields.
  ///
  /// @throws InvalidRequest naming the field
  public static Declaration from(Fields fields) {
    Optional<ObjectNode> baseline = Optional.empty();
    if (fields.has(BASELINE)) {
      var said = fields.object(BASELINE);
      BaselineDocument.from(said, NO_VERSION);
      baseline = Optional.of(said.tree());
    }
    return new Declaration(
        baseline,
        fields.has(FIREWALL)
            ? Optional.of(FirewallRuleset.from(fields, FIREWALL))
            : Optional.empty());
  }

  /// This and a site's own: its sections take the place of these.
  public Declaration and(Declaration site) {
    var together = baseline.map(ObjectNode::deepCopy);
    return new Declaration(
        site.baseline.map(own -> together.orElseGet(Json::object).setAll(own)).or(() -> together),
        site.firewall.or(() -> firewall));
  }

  /// The baseline as it is signed.
  ///
  /// @param version that it has when it names none
  public Optional<ObjectNode> baseline(String version) {
    return baseline.map(said -> {
      var whole = said.deepCopy();
      if (!whole.has("policy_version")) {
        whole.put("policy_version", version);
      }
      return whole;
    });
  }

  /// Writes both fields, as far as they say something.
  public void writeTo(ObjectNode json) {
    baseline.ifPresent(said -> json.set(BASELINE, said));
    firewall.ifPresent(ruleset -> json.put(FIREWALL, ruleset.text()));
  }
}
