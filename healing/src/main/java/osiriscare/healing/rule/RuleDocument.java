package osiriscare.healing.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import osiriscare.healing.document.YamlTree;
import osiriscare.healing.rule.Rule.Action;
import osiriscare.healing.rule.Rule.Examples;
import osiriscare.protocol.check.Check.Platform;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;

/// Reads rules from YAML or JSON. Strict: a field that is not known, twice there or of the wrong
/// kind is an error that names the file and the field, never a rule that does something else than
/// it says.
public final class RuleDocument {
  static final int RULES_MAX = 20_000;
  static final int CONDITIONS_MAX = 20;
  static final int EXAMPLES_MAX = 20;
  static final int PRIORITY = 100;
  static final int PRIORITY_MAX = 1_000_000;
  static final int COOLDOWN_MAX = 30 * 86_400;
  static final int RETRIES_MAX = 10;
  static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]*";
  static final Set<String> PLATFORMS =
      List.of(Platform.values()).stream().map(Platform::word).collect(Collectors.toSet());

  // What the schema does not tell people is no field.
  private static final Set<String> FIELDS = RuleSchema.ruleFields();

  private RuleDocument() {}

  /// Reads `rules: [...]` from YAML.
  ///
  /// @param name of the file, for errors
  /// @param source of rules that do not say
  /// @throws InvalidRequest naming file and field
  public static List<Rule> yaml(String text, String name, RuleSource source) {
    var fields = YamlTree.read(text, name);
    try {
      only(fields, "rules");
      return fields.objects("rules", RULES_MAX, rule -> rule(rule, source));
    } catch (InvalidRequest e) {
      throw new InvalidRequest(
          e.errors().stream()
              .map(error ->
                  new InvalidRequest.FieldError(name + " " + error.field(), error.message()))
              .toList());
    }
  }

  /// Reads one rule.
  ///
  /// @throws InvalidRequest naming the field
  public static Rule rule(Fields fields, RuleSource source) {
    for (var name : fields.tree().propertyNames()) {
      if (!FIELDS.contains(name)) {
        throw fields.wrong(name, "is not a field of a rule");
      }
    }
    var id = fields.text("id", 100);
    if (!id.matches(ID)) {
      throw fields.wrong("id", "must be letters, digits, dots, dashes and underscores");
    }
    var conditions = fields.objects("conditions", CONDITIONS_MAX, Condition::from);
    if (conditions.isEmpty()) {
      throw fields.wrong("conditions", "must not be empty: such a rule would match everything");
    }
    return new Rule(
        id,
        fields.text("name", 200),
        fields.optionalText("description", 2_000).orElse(""),
        fields.optionalOneOf("source", RuleSource.class).orElse(source),
        fields.bool("enabled", true),
        fields.optionalInteger("priority", 0, PRIORITY_MAX).map(Long::intValue).orElse(PRIORITY),
        conditions,
        severities(fields),
        platforms(fields),
        action(fields),
        Duration.ofSeconds(
            fields
                .optionalInteger("cooldown_seconds", 0, COOLDOWN_MAX)
                .orElse(Rule.COOLDOWN.toSeconds())),
        fields.optionalInteger("max_retries", 0, RETRIES_MAX).map(Long::intValue).orElse(1),
        fields.has("hipaa_controls") ? fields.texts("hipaa_controls", 50, 50) : List.of(),
        fields.bool("gpo_managed", false),
        examples(fields));
  }

  private static Set<Severity> severities(Fields fields) {
    if (!fields.has("severities")) {
      return Set.of();
    }
    var found = new ArrayList<Severity>();
    for (var word : fields.texts("severities", 10, 20)) {
      found.add(
          List.of(Severity.values()).stream()
              .filter(severity -> severity.word().equals(word))
              .findFirst()
              .orElseThrow(() -> fields.wrong("severities", "does not know " + word)));
    }
    return Set.copyOf(found);
  }

  private static Set<String> platforms(Fields fields) {
    if (!fields.has("platforms")) {
      return Set.of();
    }
    var words = Set.copyOf(fields.texts("platforms", 10, 20));
    for (var word : words) {
      if (!PLATFORMS.contains(word)) {
        throw fields.wrong("platforms", "does not know " + word);
      }
    }
    return words;
  }

  private static Action action(Fields fields) {
    if (fields.has("runbook") == fields.has("escalate")) {
      throw fields.wrong("runbook", "or escalate is required, and not both");
    }
    if (fields.has("escalate")) {
      if (fields.has("parameters")) {
        throw fields.wrong("parameters", "belongs to a runbook");
      }
      var escalate = fields.object("escalate");
      only(escalate, "reason", "urgent");
      return new Action.Escalate(escalate.text("reason", 500), escalate.bool("urgent", false));
    }
    return new Action.Run(
        fields.parsed("runbook", RunbookId::new), fields.objectOrEmpty("parameters"));
  }

  private static Examples examples(Fields fields) {
    if (!fields.has("examples")) {
      return new Examples(List.of(), List.of());
    }
    var both = fields.object("examples");
    only(both, "matches", "ignores");
    return new Examples(
        both.objects("matches", EXAMPLES_MAX, Drift::from),
        both.objects("ignores", EXAMPLES_MAX, Drift::from));
  }

  private static void only(Fields fields, String... names) {
    for (var name : fields.tree().propertyNames()) {
      if (!List.of(names).contains(name)) {
        throw fields.wrong(name, "is not known here");
      }
    }
  }
}
