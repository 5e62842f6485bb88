package osiriscare.central.planner;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.central.route.Described;
import tools.jackson.databind.JsonNode;

/// A decision of the planner, with all that it was made of.
public record DecisionView(
    String decisionId,
    String incidentId,
    String siteId,
    @Described(
            value = "waiting is for a person's approval; void: the incident was over by then",
            oneOf = {"asking", "ordered", "waiting", "rejected", "escalated", "void"})
        String status,
    Instant askedAt,
    Optional<Instant> answeredAt,
    @Described("Who was asked; null when nobody was") Optional<String> provider,
    Optional<String> model,
    @Described("Hash of model, instructions and question") Optional<String> questionSha256,
    @Described("The decision whose answer was used again") Optional<String> rememberedFrom,
    int attempt,
    Optional<Long> inputTokens,
    Optional<Long> outputTokens,
    @Described("Millionths of a dollar; what it may cost at most while that is not known")
        long costMicrousd,
    @Described(example = "LIN-SVC-001") Optional<String> runbookId,
    JsonNode parameters,
    @Described("In per cent") Optional<Long> confidence,
    @Described("What the model says, for people") Optional<String> reasoning,
    @Described("Why it is a person's") Optional<String> reasonCode,
    Optional<String> reason,
    Optional<String> orderId,
    Optional<Instant> reviewedAt,
    Optional<String> reviewedBy,
    Optional<String> reviewReason) {
  static final List<String> STATUSES =
      List.of("asking", "ordered", "waiting", "rejected", "escalated", "void");

  static String requireStatus(String text) {
    if (!STATUSES.contains(text)) {
      throw new IllegalArgumentException("must be one of " + String.join(", ", STATUSES));
    }
    return text;
  }
}
