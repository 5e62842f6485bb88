package osiriscare.healing.decision;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.RuleSet;
import osiriscare.healing.runbook.RunbookCatalogue;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Everything that is fixed when a decision is made: rules, runbooks, switches, guardrail settings.
/// Its hash is the `ruleset_hash` of evidence.
public final class EffectivePolicy {
  private static final String VERSION = "1";

  private final RuleSet rules;
  private final RunbookCatalogue runbooks;
  private final Switches switches;
  private final GuardSettings settings;
  private final String canonical;

  /// What an operator switched off for a site or an appliance.
  public record Switches(Set<String> rules, Set<String> runbooks, Set<String> checks) {
    /// Everything is on.
    public static final Switches NONE = new Switches(Set.of(), Set.of(), Set.of());

    public Switches {
      rules = Set.copyOf(rules);
      runbooks = Set.copyOf(runbooks);
      checks = Set.copyOf(checks);
    }
  }

  private EffectivePolicy(
      RuleSet rules, RunbookCatalogue runbooks, Switches switches, GuardSettings settings) {
    this.rules = rules;
    this.runbooks = runbooks;
    this.switches = switches;
    this.settings = settings;
    this.canonical = CanonicalJson.of(json());
  }

  /// A policy of all rules, later sources last; those that are switched off are left out.
  public static EffectivePolicy of(
      Collection<Rule> rules,
      RunbookCatalogue runbooks,
      Switches switches,
      GuardSettings settings) {
    return new EffectivePolicy(
        RuleSet.of(rules).without(switches.rules()), runbooks, switches, settings);
  }

  /// The rules that are on.
  public RuleSet rules() {
    return rules;
  }

  public RunbookCatalogue runbooks() {
    return runbooks;
  }

  public Switches switches() {
    return switches;
  }

  public GuardSettings settings() {
    return settings;
  }

  /// Whether an operator left this runbook on.
  public boolean isOn(RunbookId runbook) {
    return !switches.runbooks().contains(runbook.value());
  }

  /// RFC 8785 text of everything.
  public String canonicalJson() {
    return canonical;
  }

  /// `sha256:` and the hash of [#canonicalJson].
  public String hash() {
    return "sha256:" + Sha256.hex(canonical);
  }

  private ObjectNode json() {
    var json = Json.object();
    json.put("version", VERSION);
    json.set("rules", rules.toJson());
    json.set("runbooks", runbooks.toJson());
    var off = json.putObject("switches");
    off.set("disabled_rules", Json.array(new TreeSet<>(switches.rules())));
    off.set("disabled_runbooks", Json.array(new TreeSet<>(switches.runbooks())));
    off.set("disabled_checks", Json.array(new TreeSet<>(switches.checks())));
    json.set("guardrails", settings.toJson());
    return json;
  }
}
