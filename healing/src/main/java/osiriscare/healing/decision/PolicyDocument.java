package osiriscare.healing.decision;

import java.util.ArrayList;
import java.util.Set;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.RuleDocument;
import osiriscare.healing.rule.RuleSource;
import osiriscare.healing.runbook.RunbookCatalogue;
import osiriscare.healing.runbook.RunbookDocument;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;

/// Reads an [EffectivePolicy] back from its canonical JSON, as evidence and exports keep it.
public final class PolicyDocument {
  private static final String VERSION = "1";
  private static final int ENTRIES_MAX = 20_000;
  private static final int NAME_MAX = 100;

  private PolicyDocument() {}

  /// Reads a policy.
  ///
  /// @throws InvalidRequest naming the field
  public static EffectivePolicy from(Fields fields) {
    if (!fields.text("version", 10).equals(VERSION)) {
      throw fields.wrong("version", "must be " + VERSION);
    }
    var rules = new ArrayList<Rule>();
    rules.addAll(
        fields.objects("rules", ENTRIES_MAX, rule -> RuleDocument.rule(rule, RuleSource.BUILTIN)));
    var runbooks = fields.objects("runbooks", ENTRIES_MAX, RunbookDocument::runbook);
    var off = fields.object("switches");
    return EffectivePolicy.of(
        rules,
        RunbookCatalogue.of(runbooks),
        new Switches(
            names(off, "disabled_rules"),
            names(off, "disabled_runbooks"),
            names(off, "disabled_checks")),
        GuardSettings.from(fields.object("guardrails")));
  }

  private static Set<String> names(Fields fields, String name) {
    return Set.copyOf(fields.texts(name, ENTRIES_MAX, NAME_MAX));
  }
}
