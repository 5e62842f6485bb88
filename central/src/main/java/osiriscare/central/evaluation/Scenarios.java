package osiriscare.central.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import osiriscare.healing.document.YamlTree;
import osiriscare.protocol.check.Check;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Fields;

/// The scenarios of this build, read from `scenarios.yaml`.
///
/// @param sha256 of the file
public record Scenarios(List<Scenario> all, String sha256) {
  private static final String FILE = "scenarios.yaml";
  private static final int SCENARIOS_MAX = 1_000;
  private static final int PLANS_MAX = 10;
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "kind",
          "type",
          "platform",
          "severity",
          "facts",
          "plans",
          "escalate",
          "never",
          "why");

  public Scenarios {
    all = List.copyOf(all);
  }

  /// Those of this build.
  public static Scenarios shipped() {
    try (var stream = Scenarios.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException(FILE + " is not in this build");
      }
      return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("read " + FILE, e);
    }
  }

  /// Reads them.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest naming the field
  static Scenarios read(String yaml) {
    return new Scenarios(
        YamlTree.read(yaml, FILE).objects("scenarios", SCENARIOS_MAX, Scenarios::scenario),
        Sha256.hex(yaml));
  }

  private static Scenario scenario(Fields fields) {
    for (var name : fields.tree().propertyNames()) {
      if (!FIELDS.contains(name)) {
        throw fields.wrong(name, "is not a field of a scenario");
      }
    }
    var type = fields.text("type", 100);
    var plans = plans(fields, "plans");
    if (plans.isEmpty() != fields.bool("escalate", false)) {
      throw fields.wrong("escalate", "must be said where there are no plans, and only there");
    }
    return new Scenario(
        fields.text("id", 100),
        fields.oneOf("kind", Scenario.Kind.class),
        type,
        fields.optionalText("platform", 20).orElse("linux"),
        fields
            .optionalOneOf("severity", Severity.class)
            .or(() -> CheckCatalogue.find(type).map(Check::severity))
            .orElseThrow(() -> fields.wrong("severity", "is needed where no check has one")),
        fields.object("facts").tree(),
        plans,
        plans(fields, "never"),
        fields.text("why", 300));
  }

  private static List<Scenario.Plan> plans(Fields fields, String name) {
    return fields.has(name)
        ? fields.objects(
            name,
            PLANS_MAX,
            one ->
                new Scenario.Plan(
                    one.parsed("runbook", RunbookId::new),
                    one.has("parameters") ? values(one.object("parameters")) : Map.of()))
        : List.of();
  }

  private static Map<String, String> values(Fields fields) {
    var values = new HashMap<String, String>();
    for (var name : fields.tree().propertyNames()) {
      values.put(name, fields.text(name, 200));
    }
    return values;
  }
}
