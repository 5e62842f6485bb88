package osiriscare.appliance.drift.check;

import java.util.List;
import java.util.Set;
import osiriscare.appliance.drift.host.FirewallRules;
import osiriscare.appliance.drift.host.NotUnderstood;
import osiriscare.appliance.drift.host.Sense;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.healing.baseline.Baseline;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The packet filter: whether it filters input at all, and whether it is the baseline's.
final class FirewallCheck {
  private static final Set<String> FIELDS_THAT_CHANGE = Set.of("handle", "expires");
  private static final Set<String> STATEMENTS_THAT_CHANGE = Set.of("counter", "quota");
  private static final String NO_BACKEND =
      "no packet filter is installed: neither nftables nor iptables";

  private FirewallCheck() {}

  static Finding filtersInput(Subject subject) {
    return Finding.judge(
        subject.host().look(Sense.FIREWALL_RULES).map(FirewallRules::parse),
        FirewallCheck::decideFiltersInput);
  }

  static Finding matchesBaseline(Subject subject) {
    return Finding.judge(
        subject.host().look(Sense.FIREWALL_RULES).map(FirewallRules::parse),
        rules -> decideMatches(rules, subject.baseline().firewall()));
  }

  static Finding decideFiltersInput(FirewallRules rules) {
    if (rules.backend().equals(FirewallRules.NONE)) {
      return Finding.fail(NO_BACKEND).with("backend", FirewallRules.NONE);
    }
    var filters =
        rules.backend().equals("nft")
            ? InputChains.ofNft(entries(rules.rules())).refuse()
            : InputChains.ofIptables(rules.rules()).refuse();
    return Finding.failWhen(!filters, "no rule filters incoming packets")
        .with("backend", rules.backend());
  }

  static Finding decideMatches(FirewallRules rules, Baseline.Firewall wanted) {
    if (rules.backend().equals(FirewallRules.NONE)) {
      return Finding.fail(NO_BACKEND).with("backend", FirewallRules.NONE);
    }
    var actual = hash(rules, wanted.setsIgnored());
    return wanted
        .rulesetHash()
        .map(expected ->
            Finding.failWhen(
                    !expected.equals(actual), "the loaded rules are not those of the baseline")
                .with("expected_hash", expected))
        .orElseGet(() -> Finding.unknown("no ruleset hash is declared in the baseline"))
        .with("backend", rules.backend())
        .with("actual_hash", actual);
  }

  /// Hash of the rules without what changes by itself: counters, handles, elements of sets that the
  /// baseline ignores, comments with the time of saving.
  static String hash(FirewallRules rules, List<String> setsIgnored) {
    var canonical =
        rules.backend().equals("nft")
            ? canonicalNft(rules.rules(), setsIgnored)
            : canonicalIptables(rules.rules());
    return "sha256:" + Sha256.hex(canonical);
  }

  private static String canonicalNft(String json, List<String> setsIgnored) {
    var kept = Json.object();
    var list = kept.putArray("nftables");
    for (var entry : entries(json)) {
      if (!entry.has("metainfo")) {
        strip(entry, setsIgnored);
        list.add(entry);
      }
    }
    try {
      return CanonicalJson.of(kept);
    } catch (InvalidRequest e) {
      throw new NotUnderstood("the ruleset " + e.getMessage());
    }
  }

  private static void strip(JsonNode node, List<String> setsIgnored) {
    if (node instanceof ObjectNode object) {
      object.remove(FIELDS_THAT_CHANGE);
      if (object.get("set") instanceof ObjectNode set
          && setsIgnored.contains(set.path("name").asString(""))) {
        set.remove("elem");
      }
      STATEMENTS_THAT_CHANGE.stream()
          .filter(object::has)
          .forEach(statement -> object.putNull(statement));
      object.properties().forEach(property -> strip(property.getValue(), setsIgnored));
    }
    if (node instanceof ArrayNode array) {
      array.forEach(element -> strip(element, setsIgnored));
    }
  }

  private static String canonicalIptables(String text) {
    return String.join(
        "\n",
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(line -> line.replaceAll("\\[[0-9]+:[0-9]+]", "").strip())
            .toList());
  }

  private static List<ObjectNode> entries(String json) {
    try {
      return Json.object(json, "ruleset").objects("nftables", 100_000, fields -> fields.tree());
    } catch (InvalidRequest e) {
      throw new NotUnderstood("the ruleset: " + e.getMessage());
    }
  }
}
