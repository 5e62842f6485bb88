package osiriscare.healing.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import osiriscare.healing.decision.Conflict;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.document.YamlTree;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.RuleDocument;
import osiriscare.healing.rule.RuleReferences;
import osiriscare.healing.rule.RuleSet;
import osiriscare.healing.rule.RuleSource;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.healing.runbook.RunbookCatalogue;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.InvalidRequest.FieldError;

/// Reads the files of a policy repository: `policy.yaml` for all sites, `sites/SITE.yaml` for one,
/// `rules/NAME.yaml`. Everything is checked before anything holds, and every error of every file is
/// told at once.
public final class PolicyFiles {
  private static final String ALL = "policy.yaml";
  private static final String RULES = "rules/";
  private static final String SITES = "sites/";
  private static final String YAML = ".yaml";

  private final RunbookCatalogue runbooks = BuiltInRunbooks.catalogue();
  private final List<FieldError> errors = new ArrayList<>();
  private final Map<String, String> fileOfRule = new HashMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<SiteId, PolicyTerms> sites = new HashMap<>();
  private PolicyTerms all = PolicyTerms.NONE;

  private PolicyFiles() {}

  /// Whether a path of the repository is one that is read; what is not YAML is left alone.
  public static boolean isRead(String path) {
    return path.endsWith(YAML) || path.endsWith(".yml");
  }

  /// Reads and checks.
  ///
  /// @param files text by path, only those that [#isRead] names
  /// @throws InvalidRequest naming file and field of everything that is wrong
  public static PolicySource read(SortedMap<String, String> files) {
    var reader = new PolicyFiles();
    files.forEach((path, text) -> reader.collect(() -> reader.file(path, text)));
    if (reader.errors.isEmpty()) {
      reader.check();
    }
    if (!reader.errors.isEmpty()) {
      throw new InvalidRequest(reader.errors);
    }
    return new PolicySource(reader.rules, reader.all, reader.sites);
  }

  private void collect(Runnable step) {
    try {
      step.run();
    } catch (InvalidRequest e) {
      errors.addAll(e.errors());
    }
  }

  private void file(String path, String text) {
    if (path.equals(ALL)) {
      all = terms(path, text);
    } else if (path.startsWith(RULES) && path.endsWith(YAML)) {
      RuleDocument.yaml(text, path, RuleSource.CUSTOM).forEach(rule -> add(path, rule));
    } else if (path.startsWith(SITES) && path.endsWith(YAML)) {
      sites.put(site(path), terms(path, text));
    } else {
      throw new InvalidRequest(path, "is not policy.yaml, rules/NAME.yaml or sites/SITE.yaml");
    }
  }

  private void add(String path, Rule rule) {
    if (rule.source() != RuleSource.CUSTOM) {
      throw new InvalidRequest(path + " " + rule.id() + ".source", "must be custom or left out");
    }
    var other = fileOfRule.putIfAbsent(rule.id(), path);
    if (other != null) {
      throw new InvalidRequest(path + " " + rule.id() + ".id", "is also a rule of " + other);
    }
    rules.add(rule);
  }

  private static SiteId site(String path) {
    try {
      return new SiteId(path.substring(SITES.length(), path.length() - YAML.length()));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest(path, "is not named after a site: it " + e.getMessage());
    }
  }

  private static PolicyTerms terms(String path, String text) {
    // An empty file, or one of nothing but comments, says nothing.
    if (text.lines().allMatch(line -> line.isBlank() || line.startsWith("#"))) {
      return PolicyTerms.NONE;
    }
    return named(path, () -> PolicyTerms.from(YamlTree.read(text, path)));
  }

  private static <T> T named(String path, Supplier<T> read) {
    try {
      return read.get();
    } catch (InvalidRequest e) {
      throw new InvalidRequest(
          e.errors().stream()
              .map(error ->
                  error.field().startsWith(path)
                      ? error
                      : new FieldError(path + " " + error.field(), error.message()))
              .toList());
    }
  }

  private void check() {
    var shipped =
        Stream.concat(ShippedRules.builtIn().stream(), ShippedRules.synced().stream()).toList();
    var together = RuleSet.of(Stream.concat(shipped.stream(), rules.stream()).toList()).rules();
    rules.forEach(rule -> {
      collect(() -> RuleReferences.check(List.of(rule), file(rule), runbooks));
      parameters(rule);
      examples(rule);
    });
    var names = new HashSet<String>();
    together.forEach(rule -> names.add(rule.id()));
    known(ALL, all.switches(), names::contains);
    sites.forEach((site, terms) -> known(SITES + site + YAML, terms.switches(), names::contains));
    conflicts(together.stream().filter(rule -> !isOff(all.switches(), rule)).toList());
  }

  private String file(Rule rule) {
    return fileOfRule.getOrDefault(rule.id(), "");
  }

  // What is taken from the drift is known only then; such a rule asks a person when it does not
  // fit.
  private void parameters(Rule rule) {
    if (rule.action() instanceof Rule.Action.Run(var id, var given)) {
      var written = new TreeMap<String, String>();
      given.properties().forEach(one -> written.put(one.getKey(), one.getValue().asString()));
      var runbook = runbooks.find(id);
      if (runbook.isPresent() && written.values().stream().noneMatch(text -> text.contains("${"))) {
        collect(() ->
            named(
                file(rule) + " " + rule.id() + ".parameters",
                () -> runbook.get().complete(written)));
      }
    }
  }

  private void examples(Rule rule) {
    var path = file(rule) + " " + rule.id() + ".examples.";
    if (rule.isEnabled()) {
      wrong(path + "matches", rule.examples().matches().stream().allMatch(rule::matches));
    }
    wrong(path + "ignores", rule.examples().ignores().stream().noneMatch(rule::matches));
  }

  private void wrong(String field, boolean isAsSaid) {
    if (!isAsSaid) {
      errors.add(new FieldError(field, "holds a state about which the rule says otherwise"));
    }
  }

  private void known(String path, Switches switches, Predicate<String> isRule) {
    each(path, "disabled_rules", switches.rules(), isRule);
    each(path, "disabled_runbooks", switches.runbooks(), this::isRunbook);
    each(path, "disabled_checks", switches.checks(), name -> CheckCatalogue.find(name).isPresent());
  }

  private boolean isRunbook(String name) {
    try {
      return runbooks.find(new RunbookId(name)).isPresent();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private void each(String path, String list, Iterable<String> names, Predicate<String> isKnown) {
    for (var name : names) {
      if (!isKnown.test(name)) {
        errors.add(new FieldError(path + " switches." + list, "there is no " + name));
      }
    }
  }

  private static boolean isOff(Switches switches, Rule rule) {
    return switches.rules().contains(rule.id())
        || (rule.action() instanceof Rule.Action.Run run
            && switches.runbooks().contains(run.runbook().value()));
  }

  // Those of the build among themselves have none, which its own tests say.
  private void conflicts(List<Rule> on) {
    for (var conflict : Conflict.among(on, runbooks)) {
      var own = fileOfRule.containsKey(conflict.first()) ? conflict.first() : conflict.second();
      errors.add(
          new FieldError(
              fileOfRule.getOrDefault(own, ALL) + " " + own + ".parameters", conflict.toString()));
    }
  }
}
