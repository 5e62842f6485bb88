package osiriscare.healing.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

class RuleSetTest {
  private static final List<String> TYPES = List.of("disk_space", "service_crash", "cert_expiry");
  private static final List<String> WORDS = List.of("a", "b", "c", "7", "");

  private static Rule rule(String id, int priority, ObjectNode... conditions) {
    var json = Json.object().put("id", id).put("name", id).put("priority", priority);
    json.putObject("escalate").put("reason", "r");
    var list = json.putArray("conditions");
    List.of(conditions).forEach(list::add);
    return RuleDocument.rule(Fields.of(json), RuleSource.CUSTOM);
  }

  private static ObjectNode is(String field, String value) {
    return Json.object().put("field", field).put("operator", "equals").put("value", value);
  }

  private static Drift drift(String type, ObjectNode details) {
    return new Drift(type, "srv1", "linux", Severity.LOW, type, details);
  }

  private static Optional<String> first(RuleSet rules, Drift drift) {
    return rules.firstMatch(drift).map(Rule::id);
  }

  @Test
  void lowerPriority_goesFirst_thenId() {
    var rules = new ArrayList<Rule>();
    for (var id : List.of("C", "A", "B")) {
      rules.add(rule(id, 10, is("check_type", "disk_space")));
    }
    rules.add(rule("Z", 5, is("host", "srv1")));
    var disk = drift("disk_space", Json.object());
    assertThat(first(RuleSet.of(rules), disk)).contains("Z");
    assertThat(first(RuleSet.of(rules).without(Set.of("Z")), disk)).contains("A");
    assertThat(first(RuleSet.of(rules).without(Set.of("Z", "A")), disk)).contains("B");
    Collections.reverse(rules);
    assertThat(first(RuleSet.of(rules).without(Set.of("Z")), disk)).contains("A");
  }

  @Test
  void laterSource_replacesTheRuleWithTheSameId() {
    var rules =
        RuleSet.of(
            List.of(
                rule("A", 10, is("check_type", "disk_space")),
                rule("A", 10, is("check_type", "cert_expiry"))));
    assertThat(rules.rules()).hasSize(1);
    assertThat(first(rules, drift("disk_space", Json.object()))).isEmpty();
    assertThat(first(rules, drift("cert_expiry", Json.object()))).contains("A");
  }

  /// The index is only faster: whatever the rules and the drift, it finds what a scan of all rules
  /// in their order finds.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void index_findsWhatAScanFinds(long seed) {
    var random = new Random(seed);
    var rules = new ArrayList<Rule>();
    for (int i = 0; i < 400; i++) {
      rules.add(rule("R" + i, random.nextInt(40), conditions(random)));
    }
    var set = RuleSet.of(rules);
    int found = 0;
    for (int i = 0; i < 2_000; i++) {
      var drift = drift(pick(TYPES, random), details(random));
      var scanned = set.rules().stream().filter(rule -> rule.matches(drift)).findFirst();
      assertThat(set.firstMatch(drift)).as("seed %d: %s", seed, drift).isEqualTo(scanned);
      found += scanned.isPresent() ? 1 : 0;
    }
    assertThat(found).isPositive();
  }

  private static ObjectNode[] conditions(Random random) {
    var conditions = new ArrayList<ObjectNode>();
    if (random.nextInt(10) > 0) {
      conditions.add(is("check_type", pick(TYPES, random)));
    }
    for (int i = random.nextInt(3); i >= 0; i--) {
      var condition = Json.object().put("field", pick(List.of("details.x", "details.y.z"), random));
      switch (random.nextInt(8)) {
        case 4, 5, 6, 7 ->
            condition
                .put("operator", pick(List.of("gt", "ge", "lt", "le"), random))
                .put("value", number(random));
        case 0 ->
            condition
                .put("operator", "in")
                .set("value", Json.array(List.of(pick(WORDS, random), pick(WORDS, random))));
        case 1 -> condition.put("operator", "ne").put("value", pick(WORDS, random));
        case 2 -> condition.put("operator", "eq").put("value", random.nextInt(9));
        default -> condition.put("operator", "eq").put("value", pick(WORDS, random));
      }
      conditions.add(condition);
    }
    return conditions.toArray(ObjectNode[]::new);
  }

  private static ObjectNode details(Random random) {
    var details = Json.object();
    if (random.nextBoolean()) {
      details.put("x", number(random));
    } else if (random.nextInt(4) == 0) {
      details.put("x", Long.toString(number(random)));
    } else {
      details.put("x", pick(WORDS, random));
    }
    if (random.nextBoolean()) {
      details.putObject("y").put("z", pick(WORDS, random));
    } else if (random.nextBoolean()) {
      details.put("y", true);
    }
    return details;
  }

  // Mostly close together, so that bounds meet; sometimes at the ends of what there is.
  private static long number(Random random) {
    return random.nextInt(20) == 0
        ? pick(List.of(Long.MAX_VALUE, Long.MIN_VALUE, 0L, -1L), random)
        : random.nextInt(30) - 5L;
  }

  /// Bounds alone tell these rules apart: few are looked at, whichever number comes.
  @ParameterizedTest
  @ValueSource(strings = {"gt", "ge", "lt", "le", "eq", "between"})
  void thousandsOfBounds_areSearchedAsAScanDoes(String operator) {
    var random = new Random(7);
    var rules = new ArrayList<Rule>();
    for (int i = 0; i < 3_000; i++) {
      long at = random.nextInt(5_000);
      var low = Json.object().put("field", "details.x").put("value", at);
      var high = Json.object().put("field", "details.x").put("value", at + 3).put("operator", "le");
      var type = is("check_type", "disk_space");
      rules.add(
          operator.equals("between")
              ? rule("R" + i, random.nextInt(9), type, low.put("operator", "ge"), high)
              : rule("R" + i, random.nextInt(9), type, low.put("operator", operator)));
    }
    var set = RuleSet.of(rules);
    for (int i = 0; i < 500; i++) {
      var drift = drift("disk_space", Json.object().put("x", random.nextInt(5_200) - 100L));
      var scanned = set.rules().stream().filter(rule -> rule.matches(drift)).findFirst();
      assertThat(set.firstMatch(drift)).as(drift.toString()).isEqualTo(scanned);
    }
  }

  private static <T> T pick(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  @Test
  void noMatch_amongThousands_allocatesNothing() {
    var rules = new ArrayList<Rule>();
    for (int i = 0; i < 5_000; i++) {
      rules.add(
          rule("R" + i, i, is("check_type", pick(TYPES, new Random(i))), is("details.x", "x" + i)));
      var above =
          Json.object().put("field", "details.n").put("operator", "gt").put("value", 100 + i);
      rules.add(rule("N" + i, i, is("check_type", pick(TYPES, new Random(i))), above));
    }
    var set = RuleSet.of(rules);
    var drifts =
        TYPES.stream()
            .map(type -> drift(type, Json.object().put("x", "none").put("n", 50)))
            .toList();
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long perRound = Long.MAX_VALUE;
    // The first rounds load classes; what finding itself allocates would be in every round.
    for (int round = 0; round < 10; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      boolean isFound = false;
      for (int i = 0; i < 3_000; i++) {
        isFound |= set.firstMatch(drifts.get(i % 3)).isPresent();
      }
      perRound = Math.min(perRound, threads.getCurrentThreadAllocatedBytes() - before);
      assertThat(isFound).isFalse();
    }
    assertThat(perRound).isLessThan(3_000);
  }
}
