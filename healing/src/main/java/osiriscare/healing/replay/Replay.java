package osiriscare.healing.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.healing.decision.Decision;
import osiriscare.healing.decision.DecisionInput;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.Healer;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Derives a decision again from what its bundle kept, and says where it comes out differently:
/// then the rules, a setting, the recorded state or the program are not those of that time.
public final class Replay {
  private static final String OBSERVED = "observed";
  private static final String INPUT = "decision_input";
  private static final String DECISION = "decision";
  private static final String PRE_STATE_HASH = "pre_state_hash";

  private Replay() {}

  /// How a replay ended.
  ///
  /// @param now what is decided today
  /// @param differences each in one sentence; none when the decision is the same
  public record Result(Decision now, List<String> differences) {
    public Result {
      differences = List.copyOf(differences);
    }

    /// Whether the same was decided, by the same policy.
    public boolean isSame() {
      return differences.isEmpty();
    }
  }

  /// What a bundle keeps before the action: what was seen, and all that was decided by.
  public static ObjectNode preState(DecisionInput input) {
    var preState = Json.object();
    if (input.subject() instanceof DecisionInput.Subject.Found(var drift)) {
      preState.set(OBSERVED, drift.details());
    }
    preState.set(INPUT, input.toJson());
    return preState;
  }

  /// What it keeps of the decision: with the hash of the pre-state, so that a change of it is seen
  /// even where another state would be decided alike.
  public static ObjectNode postState(ObjectNode preState, Decision decision) {
    var postState = Json.object();
    postState.put(PRE_STATE_HASH, hash(preState));
    postState.set(DECISION, decision.toJson());
    return postState;
  }

  private static String hash(ObjectNode preState) {
    return "sha256:" + Sha256.hex(CanonicalJson.of(preState));
  }

  /// Replays the decision of a bundle of kind `healing`.
  ///
  /// @param payload the bundle's parsed payload
  /// @param policy the policy whose hash the bundle names, or the one to compare it with
  /// @throws InvalidRequest naming the field when the bundle holds no decision
  public static Result of(Fields payload, EffectivePolicy policy) {
    var preState = payload.object("pre_state");
    var input = DecisionInput.from(preState.object(INPUT));
    var postState = payload.object("post_state");
    var recorded = postState.object(DECISION).tree();
    var differences = new ArrayList<String>();
    var hash = hash(preState.tree());
    var recordedHash = postState.text(PRE_STATE_HASH, 100);
    if (!recordedHash.equals(hash)) {
      differences.add(
          "pre_state: the bundle was made from " + recordedHash + ", what it holds is " + hash);
    }
    var rulesetHash = payload.text("ruleset_hash", 100);
    if (!rulesetHash.equals(policy.hash())) {
      differences.add(
          "ruleset_hash: the bundle was decided by "
              + rulesetHash
              + ", the given policy is "
              + policy.hash());
    }
    compareInput(preState, input, differences);
    var now = new Healer(policy).decide(input);
    compare(DECISION, recorded, now.toJson(), differences);
    return new Result(now, differences);
  }

  // The drift that was decided about must be what was observed.
  private static void compareInput(Fields preState, DecisionInput input, List<String> differences) {
    if (input.subject() instanceof DecisionInput.Subject.Found(var drift)
        && preState.has(OBSERVED)) {
      compare(OBSERVED, preState.object(OBSERVED).tree(), drift.details(), differences);
    }
  }

  private static void compare(
      String path, JsonNode recorded, JsonNode now, List<String> differences) {
    if (recorded instanceof ObjectNode before && now instanceof ObjectNode after) {
      var names = new TreeSet<String>();
      names.addAll(before.propertyNames());
      names.addAll(after.propertyNames());
      names.forEach(
          name -> compare(path + "." + name, before.path(name), after.path(name), differences));
      return;
    }
    if (!text(recorded).equals(text(now))) {
      differences.add(path + ": recorded " + text(recorded) + ", now " + text(now));
    }
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() ? "nothing" : Json.text(node);
  }
}
