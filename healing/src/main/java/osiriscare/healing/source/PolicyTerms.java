package osiriscare.healing.source;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import osiriscare.healing.baseline.Declaration;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// What is said about guardrails, switches and hosts, for all sites or for one.
///
/// @param settings of the guardrails, only those that are said
/// @param promotion when learned rules come without a person's word; empty when nothing is said
public record PolicyTerms(
    ObjectNode settings,
    Switches switches,
    Declaration declaration,
    Optional<PromotionTerms> promotion) {
  /// Nothing is said.
  public static final PolicyTerms NONE =
      new PolicyTerms(Json.object(), Switches.NONE, Declaration.NONE, Optional.empty());

  private static final Set<String> FIELDS =
      Set.of("guardrails", "switches", "promotion", Declaration.BASELINE, Declaration.FIREWALL);
  private static final Set<String> SWITCHES =
      Set.of("disabled_rules", "disabled_runbooks", "disabled_checks");
  private static final int NAMES_MAX = 2_000;
  private static final int NAME_MAX = 100;

  /// Reads them.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest naming the field
  public static PolicyTerms from(Fields fields) {
    only(fields, FIELDS);
    var settings = Json.object();
    if (fields.has("guardrails")) {
      var said = fields.object("guardrails");
      GuardSettings.from(said);
      settings = said.tree();
    }
    return new PolicyTerms(
        settings,
        fields.has("switches") ? switches(fields.object("switches")) : Switches.NONE,
        Declaration.from(fields),
        fields.has("promotion")
            ? Optional.of(PromotionTerms.from(fields.object("promotion")))
            : Optional.empty());
  }

  private static Switches switches(Fields off) {
    only(off, SWITCHES);
    return new Switches(
        names(off, "disabled_rules"),
        names(off, "disabled_runbooks"),
        names(off, "disabled_checks"));
  }

  private static Set<String> names(Fields fields, String name) {
    return Set.copyOf(new HashSet<>(fields.texts(name, NAMES_MAX, NAME_MAX)));
  }

  private static void only(Fields fields, Set<String> known) {
    for (var name : fields.tree().propertyNames()) {
      if (!known.contains(name)) {
        throw fields.wrong(name, "is not known here");
      }
    }
  }

  /// These terms and a site's own: its settings and sections of the baseline go first, its switches
  /// add to these.
  public PolicyTerms and(PolicyTerms site) {
    return new PolicyTerms(
        settings.deepCopy().setAll(site.settings),
        together(switches, site.switches),
        declaration.and(site.declaration),
        site.promotion.or(() -> promotion));
  }

  /// What either switches off.
  public static Switches together(Switches one, Switches other) {
    return new Switches(
        both(one.rules(), other.rules()),
        both(one.runbooks(), other.runbooks()),
        both(one.checks(), other.checks()));
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    var all = new HashSet<>(one);
    all.addAll(other);
    return all;
  }

  /// As they are written.
  public ObjectNode toJson() {
    var json = Json.object();
    json.set("guardrails", settings);
    var off = json.putObject("switches");
    off.set("disabled_rules", Json.array(new TreeSet<>(switches.rules())));
    off.set("disabled_runbooks", Json.array(new TreeSet<>(switches.runbooks())));
    off.set("disabled_checks", Json.array(new TreeSet<>(switches.checks())));
    declaration.writeTo(json);
    promotion.ifPresent(terms -> json.set("promotion", terms.toJson()));
    return json;
  }
}
