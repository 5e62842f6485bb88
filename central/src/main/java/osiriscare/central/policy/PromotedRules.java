package osiriscare.central.policy;

import java.util.List;
import java.util.stream.Stream;
import osiriscare.database.Db;
import osiriscare.healing.decision.Conflict;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.RuleDocument;
import osiriscare.healing.rule.RuleReferences;
import osiriscare.healing.rule.RuleSet;
import osiriscare.healing.rule.RuleSource;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.healing.PromotedRule;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import tools.jackson.databind.node.ObjectNode;

/// Looks at a rule that is to be promoted at a site before its order is signed.
public final class PromotedRules {
  private static final String YAML = "rule_yaml";

  private PromotedRules() {}

  /// Refuses a rule that names what there is not, or that would undo a rule which is on there.
  ///
  /// @param parameters of the order
  /// @throws InvalidRequest naming the parameter
  public static void check(Db db, SiteId site, ObjectNode parameters) {
    var promoted = PromotedRule.from(Fields.of(parameters));
    var rules = RuleDocument.yaml(promoted.yaml(), YAML, RuleSource.PROMOTED);
    if (rules.size() != 1 || !rules.getFirst().id().equals(promoted.id())) {
      throw new InvalidRequest("rule_id", "must be the id of the one rule in rule_yaml");
    }
    var runbooks = BuiltInRunbooks.catalogue();
    RuleReferences.check(rules, YAML, runbooks);
    var on =
        RuleSet.of(Stream.concat(SiteRules.all(db, site), rules.stream()).toList())
            .without(SiteRules.off(db, site))
            .rules();
    List<Conflict> conflicts = Conflict.among(on, runbooks);
    for (var conflict : conflicts) {
      if (concerns(conflict, rules.getFirst())) {
        throw new InvalidRequest(YAML, conflict.toString());
      }
    }
  }

  private static boolean concerns(Conflict conflict, Rule rule) {
    return conflict.first().equals(rule.id()) || conflict.second().equals(rule.id());
  }
}
