package osiriscare.central.planner;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import osiriscare.central.planner.Verdict.Doubt;
import osiriscare.central.planner.Verdict.NoPlan;
import osiriscare.central.planner.Verdict.Plan;
import osiriscare.central.planner.Verdict.Said;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// Says what an answer is worth. Pure: whatever a model writes, the outcome is a plan that was
/// offered, or none.
public final class Judge {
  private static final Set<String> FIELDS =
      Set.of("runbook_id", "parameters", "confidence", "needs_person", "reasoning");
  private static final int REASONING_MAX = 2_000;
  private static final int PARAMETERS_MAX = 20;
  private static final int RISKY_CONFIDENCE_MIN = 90;

  private final int confidenceMin;

  /// @param confidenceMin in per cent
  public Judge(int confidenceMin) {
    this.confidenceMin = confidenceMin;
  }

  /// The worth of an answer.
  ///
  /// @param severity of the incident
  public Verdict judge(String answer, Choices choices, Severity severity) {
    Fields fields;
    Said said;
    try {
      fields = Json.object(unfenced(answer), "answer");
      for (var name : fields.tree().propertyNames()) {
        if (!FIELDS.contains(name)) {
          throw fields.wrong(name, "is not a field of an answer");
        }
      }
      said =
          new Said(
              (int) fields.integer("confidence", 0, 100), fields.text("reasoning", REASONING_MAX));
      var id = fields.text("runbook_id", 100);
      var given = parameters(fields);
      boolean needsPerson = fields.bool("needs_person");
      return id.equals(Question.NONE)
          ? new NoPlan(new Doubt("no_plan", "the model knows no runbook for it"), Optional.of(said))
          : plan(id, given, said, needsPerson, choices, severity);
    } catch (InvalidRequest e) {
      return new NoPlan(
          new Doubt("invalid_answer", "the model's answer does not fit: " + e.getMessage()),
          Optional.empty());
    }
  }

  // Some local servers put a fence around what they were told to write without one.
  private static String unfenced(String answer) {
    var text = answer.strip();
    return text.startsWith("```") && text.endsWith("```") && text.indexOf('\n') > 0
        ? text.substring(text.indexOf('\n') + 1, text.length() - 3)
        : text;
  }

  private static Map<String, String> parameters(Fields fields) {
    var given = new HashMap<String, String>();
    for (var pair :
        fields.objects(
            "parameters",
            PARAMETERS_MAX,
            one -> Map.entry(one.text("name", 100), one.text("value", 1_000)))) {
      if (given.put(pair.getKey(), pair.getValue()) != null) {
        throw fields.wrong("parameters", "names " + pair.getKey() + " twice");
      }
    }
    return given;
  }

  private Verdict plan(
      String id,
      Map<String, String> given,
      Said said,
      boolean needsPerson,
      Choices choices,
      Severity severity) {
    var offer =
        choices.offers().entrySet().stream()
            .filter(entry -> entry.getKey().value().equals(id))
            .map(Map.Entry::getValue)
            .findFirst();
    if (offer.isEmpty()) {
      return new NoPlan(
          new Doubt("unknown_runbook", "the model named a runbook that was not offered"),
          Optional.of(said));
    }
    for (var entry : given.entrySet()) {
      if (!offer
          .get()
          .values()
          .getOrDefault(entry.getKey(), List.of())
          .contains(entry.getValue())) {
        return new NoPlan(
            new Doubt("value_not_offered", "the model named a value that was not offered"),
            Optional.of(said));
      }
    }
    Map<String, String> complete;
    try {
      complete = offer.get().runbook().complete(given);
    } catch (InvalidRequest e) {
      return new NoPlan(
          new Doubt("parameters", "a parameter of the plan does not fit: " + e.getMessage()),
          Optional.of(said));
    }
    return new Plan(
        new RunbookId(id), complete, said, doubt(offer.get(), said, needsPerson, severity));
  }

  private Optional<Doubt> doubt(
      Choices.Offer offer, Said said, boolean needsPerson, Severity severity) {
    if (needsPerson) {
      return Optional.of(new Doubt("needs_person", "the model wants a person to look first"));
    }
    if (said.confidence() < confidenceMin) {
      return Optional.of(
          new Doubt(
              "low_confidence",
              "the model is " + said.confidence() + " % sure; " + confidenceMin + " % are needed"));
    }
    if (offer.isRisky()) {
      return Optional.of(
          new Doubt("risky", "the runbook interrupts work or touches people's access"));
    }
    return severity == Severity.CRITICAL && said.confidence() < RISKY_CONFIDENCE_MIN
        ? Optional.of(
            new Doubt(
                "critical",
                "the incident is critical and the model is not "
                    + RISKY_CONFIDENCE_MIN
                    + " % sure"))
        : Optional.empty();
  }
}
