package osiriscare.central.policy;

import static osiriscare.central.sql.Columns.json;
import static osiriscare.central.sql.Columns.text;

import java.util.List;
import java.util.Set;
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

/// Rules that were learned: looks at one before it is promoted at a site, and knows those that
/// were.
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
    if (withdrawn(db, site).contains(promoted.id())) {
      throw new InvalidRequest("rule_id", "names a rule that was taken back at this site");
    }
    check(db, site, rules.getFirst());
  }

  /// Refuses a rule that names what there is not, or that would undo a rule which is on there.
  ///
  /// @throws InvalidRequest saying which
  public static void check(Db db, SiteId site, Rule rule) {
    var runbooks = BuiltInRunbooks.catalogue();
    RuleReferences.check(List.of(rule), YAML, runbooks);
    var on =
        RuleSet.of(Stream.concat(SiteRules.all(db, site), Stream.of(rule)).toList())
            .without(SiteRules.off(db, site))
            .rules();
    List<Conflict> conflicts = Conflict.among(on, runbooks);
    for (var conflict : conflicts) {
      if (concerns(conflict, rule)) {
        throw new InvalidRequest(YAML, conflict.toString());
      }
    }
  }

  private static final String INSTALLED =
      """
      SELECT rule::text FROM promoted_rule
       WHERE site_id = :site AND installed_at IS NOT NULL AND removed_at IS NULL
       ORDER BY promotion_id
      """;

  /// Those that are installed at a site.
  static List<Rule> installed(Db db, SiteId site) {
    return db.sql(INSTALLED)
        .param("site", site.value())
        .query((row, _) ->
            RuleDocument.rule(Fields.of((ObjectNode) json(row, "rule")), RuleSource.PROMOTED))
        .list();
  }

  private static final String WITHDRAWN =
      """
      SELECT r.rule ->> 'id' AS rule_id FROM promoted_rule r
       WHERE r.site_id = :site
       GROUP BY r.rule ->> 'id'
      HAVING bool_or(r.removed_at IS NOT NULL)
         AND NOT bool_or(r.installed_at IS NOT NULL AND r.removed_at IS NULL)
      """;

  /// Ids of those that were taken back at a site and did not come again. An appliance may have one
  /// by an order, which no policy takes away: it must be said.
  static Set<String> withdrawn(Db db, SiteId site) {
    return Set.copyOf(
        db.sql(WITHDRAWN)
            .param("site", site.value())
            .query((row, _) -> text(row, "rule_id"))
            .list());
  }

  private static boolean concerns(Conflict conflict, Rule rule) {
    return conflict.first().equals(rule.id()) || conflict.second().equals(rule.id());
  }
}
