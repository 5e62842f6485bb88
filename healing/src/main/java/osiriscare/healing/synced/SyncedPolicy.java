package osiriscare.healing.synced;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import osiriscare.healing.baseline.Baseline;
import osiriscare.healing.baseline.BaselineDocument;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.RuleDocument;
import osiriscare.healing.rule.RuleSource;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// What Central signs for a site: rules, switches, guardrail settings and baseline in one document.
///
/// @param appliance the only one it is for; empty when it is for all of the site
/// @param serial grows with every document of the site; a lower one is an old document
/// @param rules those that come beside the built-in ones
/// @param settings only what differs from the settings that the appliance was configured with
/// @param host what it declares of hosts
public record SyncedPolicy(
    SiteId site,
    Optional<ApplianceId> appliance,
    long serial,
    Instant issuedAt,
    List<Rule> rules,
    Switches switches,
    ObjectNode settings,
    SignedHost host,
    Source source) {
  private static final String VERSION = "1";
  private static final String KIND = "rules";
  private static final int RULES_MAX = 20_000;
  private static final int NAME_MAX = 100;

  /// What is declared of the site's hosts.
  ///
  /// @param baseline as it was written, checked; empty when the appliance's own holds
  /// @param firewall a [FirewallDocument], signed by itself for the root helper
  public record SignedHost(Optional<ObjectNode> baseline, Optional<SignedDocument> firewall) {
    /// Nothing is declared.
    public static final SignedHost NONE = new SignedHost(Optional.empty(), Optional.empty());

    static SignedHost from(Fields fields) {
      return new SignedHost(
          fields.has("baseline")
              ? Optional.of(checked(fields.object("baseline")))
              : Optional.empty(),
          fields.has("firewall")
              ? Optional.of(SignedDocument.from(fields.object("firewall")))
              : Optional.empty());
    }

    private static ObjectNode checked(Fields baseline) {
      BaselineDocument.from(baseline);
      return baseline.tree();
    }
  }

  /// The baseline that is declared.
  public Optional<Baseline> baseline() {
    return host.baseline().map(said -> BaselineDocument.from(Fields.of(said)));
  }

  /// Where rules and settings come from.
  public record Source(Kind kind, String revision) {
    /// Whose they are.
    public enum Kind {
      /// The partner's Git repository.
      PARTNER_GIT,
      /// Central's own.
      CENTRAL
    }
  }

  public SyncedPolicy {
    rules = List.copyOf(rules);
  }

  /// Whether it may hold for this appliance.
  public boolean isFor(ApplianceId other) {
    return site.equals(other.site()) && appliance.map(other::equals).orElse(true);
  }

  /// Reads the signed payload.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest naming the field
  public static SyncedPolicy from(Fields fields) {
    if (!fields.text("version", 10).equals(VERSION)) {
      throw fields.wrong("version", "must be " + VERSION);
    }
    if (!fields.text("kind", 20).equals(KIND)) {
      throw fields.wrong("kind", "must be " + KIND);
    }
    var off = fields.object("switches");
    var source = fields.object("source");
    return new SyncedPolicy(
        fields.parsed("site_id", SiteId::new),
        fields.has("appliance_id")
            ? Optional.of(fields.parsed("appliance_id", ApplianceId::new))
            : Optional.empty(),
        fields.integer("serial", 1, Long.MAX_VALUE),
        fields.instant("issued_at"),
        fields.objects("rules", RULES_MAX, rule -> RuleDocument.rule(rule, RuleSource.SYNCED)),
        new Switches(
            names(off, "disabled_rules"),
            names(off, "disabled_runbooks"),
            names(off, "disabled_checks")),
        settings(fields.object("policy")),
        SignedHost.from(fields),
        new Source(source.oneOf("kind", Source.Kind.class), source.text("revision", 200)));
  }

  private static ObjectNode settings(Fields policy) {
    GuardSettings.from(policy);
    return policy.tree();
  }

  /// The payload to sign.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("version", VERSION);
    json.put("kind", KIND);
    json.put("site_id", site.value());
    appliance.ifPresent(one -> json.put("appliance_id", one.value()));
    json.put("serial", serial);
    json.put("issued_at", issuedAt.toString());
    var list = json.putArray("rules");
    rules.forEach(rule -> list.add(rule.toJson()));
    var off = json.putObject("switches");
    off.set("disabled_rules", Json.array(new TreeSet<>(switches.rules())));
    off.set("disabled_runbooks", Json.array(new TreeSet<>(switches.runbooks())));
    off.set("disabled_checks", Json.array(new TreeSet<>(switches.checks())));
    json.set("policy", settings);
    host.baseline().ifPresent(said -> json.set("baseline", said));
    host.firewall().ifPresent(signed -> json.set("firewall", signed.toJson()));
    var from = json.putObject("source");
    from.put("kind", source.kind().name().toLowerCase(Locale.ROOT));
    from.put("revision", source.revision());
    return json;
  }

  private static Set<String> names(Fields fields, String name) {
    return Set.copyOf(fields.texts(name, RULES_MAX, NAME_MAX));
  }
}
