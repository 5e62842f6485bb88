package osiriscare.appliance.drift.check;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The chains that incoming packets can reach, and whether any of them turns a packet away. Jumps
/// are followed: some programs add a chain of their own to the input that only accepts.
final class InputChains {
  private static final Pattern IPTABLES_RULE = Pattern.compile("-A (\\S+) (?:.* )?-[jg] (\\S+).*");
  private static final Set<String> IPTABLES_REFUSALS = Set.of("DROP", "REJECT", "TARPIT");

  private final Set<String> entrances = new HashSet<>();
  private final Set<String> refusing = new HashSet<>();
  private final Map<String, Set<String>> jumps = new HashMap<>();

  private InputChains() {}

  /// Reads the entries of `nft -j list ruleset`.
  static InputChains ofNft(List<ObjectNode> entries) {
    var chains = new InputChains();
    for (var entry : entries) {
      var chain = entry.path("chain");
      if (chain.path("hook").asString("").equals("input")) {
        var name = name(chain, chain.path("name").asString(""));
        chains.entrances.add(name);
        if (chain.path("policy").asString("").equals("drop")) {
          chains.refusing.add(name);
        }
      }
      var rule = entry.path("rule");
      rule.path("expr").forEach(statement -> chains.addNft(rule, statement));
    }
    return chains;
  }

  private void addNft(JsonNode rule, JsonNode statement) {
    var from = name(rule, rule.path("chain").asString(""));
    // A verdict map (vmap) holds its verdicts deeper down.
    if (!statement.findValues("drop").isEmpty() || !statement.findValues("reject").isEmpty()) {
      refusing.add(from);
    }
    for (var target : statement.findValues("target")) {
      addJump(from, name(rule, target.asString("")));
    }
  }

  /// Chains of one name in two tables are two chains.
  private static String name(JsonNode of, String chain) {
    return of.path("family").asString("") + " " + of.path("table").asString("") + " " + chain;
  }

  /// Reads the filter tables of `iptables-save`.
  static InputChains ofIptables(String text) {
    var chains = new InputChains();
    chains.entrances.add("INPUT");
    var inFilter = false;
    for (var line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("*")) {
        inFilter = line.equals("*filter");
      } else if (inFilter) {
        chains.addIptables(line);
      }
    }
    return chains;
  }

  private void addIptables(String line) {
    if (line.startsWith(":INPUT DROP")) {
      refusing.add("INPUT");
    }
    var rule = IPTABLES_RULE.matcher(line);
    if (rule.matches()) {
      if (IPTABLES_REFUSALS.contains(rule.group(2))) {
        refusing.add(rule.group(1));
      }
      addJump(rule.group(1), rule.group(2));
    }
  }

  private void addJump(String from, String target) {
    jumps.computeIfAbsent(from, _ -> new HashSet<>()).add(target);
  }

  /// Whether an incoming packet can be turned away.
  boolean refuse() {
    var seen = new HashSet<>(entrances);
    var waiting = new ArrayDeque<>(entrances);
    while (!waiting.isEmpty()) {
      var chain = waiting.pop();
      if (refusing.contains(chain)) {
        return true;
      }
      jumps.getOrDefault(chain, Set.of()).stream().filter(seen::add).forEach(waiting::push);
    }
    return false;
  }
}
