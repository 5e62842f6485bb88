package osiriscare.central.incident;

import java.time.Duration;
import java.time.Instant;
import osiriscare.healing.decision.Decision;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.Trial;
import osiriscare.protocol.healing.HealingOrigin;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.healing.HealingRequest;
import osiriscare.protocol.id.ApplianceId;

/// What is to be done about an incident, and about how its order ended. Pure: who acts is
/// [IncidentTriage].
public final class Triage {
  /// How long an incident is worked on before a person is asked; past any maintenance window.
  static final Duration WORKED_ON_MAX = Duration.ofHours(26);

  /// How long signed evidence may take after an appliance said that it healed.
  static final Duration EVIDENCE_WITHIN = Duration.ofMinutes(15);

  /// Why the healer escalates when no rule fits.
  static final String NO_RULE = "no_rule";

  private static final Duration NOT_READY_AGAIN = Duration.ofMinutes(1);
  private static final Duration SUPPRESSED_AGAIN = Duration.ofMinutes(10);
  private static final Duration DEFERRED_AGAIN = Duration.ofMinutes(30);

  private Triage() {}

  /// What comes next.
  public sealed interface Next {
    /// An appliance runs this, through its guardrails.
    record Order(ApplianceId appliance, HealingRequest request) implements Next {}

    /// No rule knows it: the planner is asked.
    record Plan(String code, String reason) implements Next {}

    /// A person is asked.
    record Escalate(String code, String reason) implements Next {}

    /// It is looked at again.
    record Again(Instant at) implements Next {}

    /// Nothing, until the site says more.
    record Leave() implements Next {}
  }

  /// What the rules of the site say.
  public static Decision decide(OpenIncident incident, EffectivePolicy policy, Instant now) {
    return Trial.byRules(incident.drift(), policy, now);
  }

  /// What is done about a decision.
  public static Next after(OpenIncident incident, Decision decision) {
    return switch (decision.kind()) {
      case ACT -> order(incident, decision);
      case MONITOR -> new Next.Leave();
      case ESCALATE, REFUSE, DEFER, SUPPRESS, DRY_RUN ->
          undecided(incident, decision.reason().code(), decision.reason().text());
    };
  }

  /// What is done about an incident that an appliance reported, which decided already and acts by
  /// itself where a rule tells it to.
  static Next afterSite(OpenIncident incident) {
    var code = incident.details().path("reason_code").asString("");
    var reason = incident.details().path("reason").asString("the appliance does not say why");
    return switch (incident.details().path("decision").asString("")) {
      case "escalate", "refuse" -> undecided(incident, code.isEmpty() ? "not_said" : code, reason);
      default -> new Next.Leave();
    };
  }

  // Of what rules leave, the planner gets what none knows; where a rule or a guardrail asks for a
  // person, a person is asked.
  private static Next undecided(OpenIncident incident, String code, String reason) {
    return code.equals(NO_RULE) && incident.isOfOwnHost() && incident.appliance().isPresent()
        ? new Next.Plan(code, reason)
        : new Next.Escalate(code, reason);
  }

  private static Next order(OpenIncident incident, Decision decision) {
    if (!incident.isOfOwnHost()) {
      return new Next.Escalate(
          "other_reporter",
          "the watcher of another host reported it; nothing is changed on "
              + incident.host()
              + " on its word");
    }
    if (incident.appliance().isEmpty()) {
      return new Next.Escalate(
          "other_host",
          "no appliance of the site runs on "
              + incident.host()
              + ", so "
              + decision.runbook().orElseThrow()
              + " cannot be run there");
    }
    return new Next.Order(
        incident.appliance().get(),
        incident.request(
            decision.runbook().orElseThrow(), decision.parameters(), HealingOrigin.L1));
  }

  /// How an order ended.
  ///
  /// @param isHealed as the appliance says; only evidence closes the incident
  /// @param code why it is not, when it is not
  record Ended(boolean isHealed, String code, String reason) {}

  /// What is done about the end of an order.
  static Next after(Ended ended, Instant now) {
    if (ended.isHealed()) {
      return new Next.Again(now.plus(EVIDENCE_WITHIN));
    }
    var outcome = HealingOutcome.of(ended.code());
    if (outcome.isEmpty()) {
      return switch (ended.code()) {
        case "busy", "not_ready" -> new Next.Again(now.plus(NOT_READY_AGAIN));
        default -> new Next.Escalate(ended.code(), ended.reason());
      };
    }
    return switch (outcome.get()) {
      case SUPPRESSED -> new Next.Again(now.plus(SUPPRESSED_AGAIN));
      case DEFERRED -> new Next.Again(now.plus(DEFERRED_AGAIN));
      case HEALED, REVERTED, FAILED, ESCALATED, DRY_RUN, REFUSED, MONITORED ->
          new Next.Escalate(ended.code(), ended.reason());
    };
  }
}
