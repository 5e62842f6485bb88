package osiriscare.healing.source;

import java.util.Set;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// When a rule that was learned may come to a site without a person's word.
///
/// @param isApproved false: never, also where a wider policy says otherwise
/// @param occurrencesMin how often the plan must have ended at the site
/// @param successPercentMin how many of them signed evidence must have closed
public record PromotionTerms(boolean isApproved, int occurrencesMin, int successPercentMin) {
  // What a person is asked about; a policy may only ask for more.
  private static final int OCCURRENCES_MIN = 5;
  private static final int OCCURRENCES_MAX = 100_000;
  private static final int SUCCESS_PERCENT_MIN = 90;
  private static final Set<String> FIELDS =
      Set.of("approve", "occurrences_min", "success_percent_min");

  /// Whether so many successes are enough.
  public boolean isMet(long occurrences, long successes) {
    return isApproved
        && occurrences >= occurrencesMin
        && successes * 100 >= occurrences * successPercentMin;
  }

  static PromotionTerms from(Fields fields) {
    for (var name : fields.tree().propertyNames()) {
      if (!FIELDS.contains(name)) {
        throw fields.wrong(name, "is not known here");
      }
    }
    return fields.bool("approve")
        ? new PromotionTerms(
            true,
            (int) fields.integer("occurrences_min", OCCURRENCES_MIN, OCCURRENCES_MAX),
            (int) fields.integer("success_percent_min", SUCCESS_PERCENT_MIN, 100))
        : new PromotionTerms(false, OCCURRENCES_MAX, 100);
  }

  ObjectNode toJson() {
    var json = Json.object().put("approve", isApproved);
    return isApproved
        ? json.put("occurrences_min", occurrencesMin).put("success_percent_min", successPercentMin)
        : json;
  }
}
