package osiriscare.healing.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.RuleDocument;
import osiriscare.healing.rule.RuleSource;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// One revision of a policy repository, checked: it may be signed as it is.
///
/// @param rules written by the partner, beside those of the build; one with the id of such a rule
///   replaces it
/// @param all what holds at every site
/// @param sites what single sites have of their own
public record PolicySource(List<Rule> rules, PolicyTerms all, Map<SiteId, PolicyTerms> sites) {
  /// A repository that says nothing.
  public static final PolicySource EMPTY = new PolicySource(List.of(), PolicyTerms.NONE, Map.of());

  private static final int RULES_MAX = 20_000;

  public PolicySource {
    rules = List.copyOf(rules);
    sites = Map.copyOf(sites);
  }

  /// What holds at one site.
  public PolicyTerms at(SiteId site) {
    return all.and(sites.getOrDefault(site, PolicyTerms.NONE));
  }

  /// As it is kept.
  public ObjectNode toJson() {
    var json = Json.object();
    var list = json.putArray("rules");
    rules.forEach(rule -> list.add(rule.toJson()));
    json.set("all", all.toJson());
    var each = json.putObject("sites");
    var sorted = new TreeMap<String, PolicyTerms>();
    sites.forEach((site, terms) -> sorted.put(site.value(), terms));
    sorted.forEach((site, terms) -> each.set(site, terms.toJson()));
    return json;
  }

  /// Reads it back.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest naming the field
  public static PolicySource from(Fields fields) {
    var sites = new HashMap<SiteId, PolicyTerms>();
    var each = fields.object("sites");
    for (var name : each.tree().propertyNames()) {
      sites.put(new SiteId(name), PolicyTerms.from(each.object(name)));
    }
    return new PolicySource(
        fields.objects("rules", RULES_MAX, rule -> RuleDocument.rule(rule, RuleSource.CUSTOM)),
        PolicyTerms.from(fields.object("all")),
        sites);
  }
}
