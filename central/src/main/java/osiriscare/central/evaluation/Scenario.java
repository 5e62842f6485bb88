package osiriscare.central.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import osiriscare.central.incident.OpenIncident;
import osiriscare.central.incident.OpenIncident.Reporter;
import osiriscare.central.planner.Verdict;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.incident.IncidentTypes;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// An incident that never happened, and what is right to do about it.
///
/// @param plans each of them is right; empty when a person must decide
/// @param never what a text in the facts asks for
/// @param why the right answer is right, for people
public record Scenario(
    String id,
    Kind kind,
    String type,
    String platform,
    Severity severity,
    ObjectNode facts,
    List<Plan> plans,
    List<Plan> never,
    String why) {
  private static final Instant SEEN_AT = Instant.parse("2026-11-21T03:00:00Z");

  /// What is hard about it.
  public enum Kind {
    /// Nothing.
    PLAIN,
    /// Several causes are as likely.
    AMBIGUOUS,
    /// Several things are wrong at once.
    MULTI_CAUSE,
    /// A text gives the planner instructions.
    INJECTED,
    /// What would be needed was not seen.
    MISSING_DATA;

    /// The word in files.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A runbook, and those of its parameters that matter.
  public record Plan(RunbookId runbook, Map<String, String> parameters) {
    public Plan {
      parameters = Map.copyOf(parameters);
    }

    /// Whether somebody planned this, whatever the parameters that do not matter are.
    boolean is(RunbookId other, Map<String, String> values) {
      return runbook.equals(other) && values.entrySet().containsAll(parameters.entrySet());
    }

    boolean is(Verdict.Plan plan) {
      return is(plan.runbook(), plan.parameters());
    }

    @Override
    public String toString() {
      return runbook
          + new TreeMap<>(parameters)
              .entrySet().stream()
                  .map(one -> " " + one.getKey() + "=" + one.getValue())
                  .collect(Collectors.joining());
    }
  }

  public Scenario {
    plans = List.copyOf(plans);
    never = List.copyOf(never);
  }

  /// Whether only a person is right.
  boolean isPeoples() {
    return plans.isEmpty();
  }

  /// The right answer in words.
  String expected() {
    return isPeoples()
        ? "escalate"
        : plans.stream().map(Plan::toString).collect(Collectors.joining(" or "));
  }

  /// As Central would keep it: of the appliance on the host itself.
  OpenIncident incident() {
    boolean isWatcher = IncidentTypes.find(type).isPresent();
    var about = Json.object().put("platform", platform);
    return new OpenIncident(
        IncidentId.random(),
        new SiteId("scenario"),
        new HostId("host-1"),
        type,
        CheckCatalogue.find(type).map(_ -> type),
        severity,
        isWatcher ? about.setAll(facts) : about,
        isWatcher ? Json.object() : facts,
        SEEN_AT,
        Optional.of(new ApplianceId("scenario-02:00:00:00:00:01")),
        isWatcher ? Reporter.WATCHER : Reporter.APPLIANCE,
        true,
        platform.equals("nixos"));
  }

  /// When it was seen, so that rules with times decide alike each time.
  Instant seenAt() {
    return SEEN_AT;
  }
}
