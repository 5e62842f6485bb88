package osiriscare.cli.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import osiriscare.cli.CommandFailed;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.decision.Trial;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.Rule.Action;
import osiriscare.healing.rule.RuleDocument;
import osiriscare.healing.rule.RuleReferences;
import osiriscare.healing.rule.RuleSchema;
import osiriscare.healing.rule.RuleSource;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `osiris rules`.
@Command(
    name = "rules",
    description = "Shows healing rules and what they would do; changes nothing.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class RulesCommand {
  /// Where rules come from, the same for every command.
  static final class Sources {
    @Option(
        names = "--rules",
        paramLabel = "FILE",
        description = "Rules of your own (YAML), in addition to those of this build.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--only-mine", description = "Leave out the rules of this build.")
    private boolean onlyMine;

    EffectivePolicy policy() {
      var rules = new ArrayList<Rule>();
      if (!onlyMine) {
        rules.addAll(ShippedRules.builtIn());
        rules.addAll(ShippedRules.synced());
      }
      for (var file : files) {
        try {
          var own = RuleDocument.yaml(text(file), file.toString(), RuleSource.CUSTOM);
          RuleReferences.check(own, file.toString(), BuiltInRunbooks.catalogue());
          rules.addAll(own);
        } catch (InvalidRequest e) {
          throw new CommandFailed(CommandFailed.USAGE, String.valueOf(e.getMessage()));
        }
      }
      return EffectivePolicy.of(
          rules, BuiltInRunbooks.catalogue(), Switches.NONE, GuardSettings.DEFAULT);
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the rules in the order in which they are tried.")
  int list(
      @Mixin Sources sources,
      @Option(names = "--json", description = "Answer in JSON lines.") boolean json) {
    var rules = sources.policy().rules().rules();
    for (var rule : rules) {
      System.out.println(json ? Json.text(rule.toJson()) : line(rule));
    }
    if (!json) {
      System.out.println(rules.size() + " rules.");
    }
    return 0;
  }

  @Command(
      name = "explain",
      mixinStandardHelpOptions = true,
      description = "Tells what a rule looks for, what it does, and how it is verified.")
  int explain(
      @Mixin Sources sources,
      @Parameters(paramLabel = "RULE") String id,
      @Option(names = "--json", description = "Answer in JSON.") boolean json) {
    var policy = sources.policy();
    var rule =
        policy
            .rules()
            .byId(id)
            .orElseThrow(() ->
                new CommandFailed("There is no rule " + id + "; osiris rules list shows them all"));
    System.out.println(json ? Json.text(rule.toJson()) : Explanation.of(rule, policy.runbooks()));
    return 0;
  }

  @Command(
      name = "schema",
      mixinStandardHelpOptions = true,
      description = "Prints the JSON Schema of a rule file, for editors.")
  int schema() {
    System.out.println(RuleSchema.document().toPrettyString());
    return 0;
  }

  @Command(
      name = "try",
      mixinStandardHelpOptions = true,
      description = {
        "Decides on a state without doing anything.",
        "",
        "A state is a drift as the scanner reports it:",
        "  {\"check_type\": \"critical_services\", \"host\": \"srv1\", \"platform\": \"linux\",",
        "   \"severity\": \"high\", \"details\": {\"stopped\": [\"nginx.service\"]}}",
        "",
        "The site is taken to be quiet, its clock right, and the units that the state names there.",
        ""
      })
  int tryState(
      @Mixin Sources sources,
      @Parameters(paramLabel = "STATE.json", description = "The state; - reads standard input.")
          Path file,
      @Option(
              names = "--at",
              paramLabel = "TIME",
              description = "When, such as 2026-11-21T03:00:00Z (default: now).")
          @Nullable String at,
      @Option(names = "--json", description = "Answer in JSON.") boolean json) {
    Drift drift;
    try {
      drift = Drift.from(Json.object(stateText(file), "state"));
    } catch (InvalidRequest e) {
      throw new CommandFailed(CommandFailed.USAGE, file + ": " + e.getMessage());
    }
    var decision = Trial.decide(drift, sources.policy(), time(at));
    if (json) {
      System.out.println(Json.text(TrialText.json(decision)));
    } else {
      System.out.println(TrialText.words(decision));
    }
    return 0;
  }

  private static Instant time(@Nullable String at) {
    try {
      return at == null ? Instant.now() : Instant.parse(at);
    } catch (DateTimeParseException _) {
      throw new CommandFailed(
          CommandFailed.USAGE, "--at: " + at + " is no time such as 2026-11-21T03:00:00Z");
    }
  }

  private static String stateText(Path file) {
    if (file.toString().equals("-")) {
      try {
        return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException _) {
        throw new CommandFailed("Standard input cannot be read");
      }
    }
    return text(file);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException _) {
      throw new CommandFailed(CommandFailed.USAGE, file + " cannot be read as text");
    }
  }

  private static String line(Rule rule) {
    var wants =
        switch (rule.action()) {
          case Action.Run(var runbook, _) -> runbook.value();
          case Action.Escalate(_, var isUrgent) -> isUrgent ? "page a person" : "ask a person";
        };
    var checks =
        rule.conditions().stream()
            .filter(condition -> condition.field().equals("check_type"))
            .map(condition -> condition.value().asString())
            .collect(Collectors.joining(", "));
    return "%-18s %5d  %-9s %-24s %-16s %s"
        .formatted(rule.id(), rule.priority(), rule.source().word(), checks, wants, rule.name());
  }
}
