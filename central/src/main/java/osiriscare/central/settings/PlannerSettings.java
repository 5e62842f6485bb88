package osiriscare.central.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import osiriscare.protocol.id.Secret;

/// How the planner of the second tier works.
///
/// @param model who is asked; empty means that a person decides whatever no rule knows
/// @param mode what holds at sites that have none of their own
/// @param confidenceMin in per cent; a plan below it is a person's
/// @param microDollarsPerDay what all sites together may cost within a day (UTC)
/// @param callsPerHour of one site
/// @param timeout longest time for one answer
public record PlannerSettings(
    Optional<Model> model,
    Mode mode,
    int confidenceMin,
    long microDollarsPerDay,
    int callsPerHour,
    Duration timeout) {

  /// Without a model.
  public static final PlannerSettings NONE =
      new PlannerSettings(Optional.empty(), Mode.AUTO, 60, 10_000_000, 60, Duration.ofSeconds(30));

  /// What becomes of a plan.
  public enum Mode {
    /// It is ordered when it is certain enough.
    AUTO,
    /// A person approves each.
    MANUAL,
    /// Nobody is asked for a plan.
    DISABLED
  }

  /// Which protocol a model speaks.
  public enum Protocol {
    /// The Messages API.
    ANTHROPIC,
    /// Chat completions, as many local servers offer them too.
    OPENAI
  }

  /// A model and what it costs.
  ///
  /// @param baseUrl where it is; empty for the provider's own
  /// @param isStreamed whether the answer is read as it is written
  /// @param inputCents for a million tokens
  /// @param outputCents for a million tokens
  public record Model(
      Protocol protocol,
      String name,
      Optional<URI> baseUrl,
      Secret key,
      boolean isStreamed,
      int inputCents,
      int outputCents) {

    /// What so many tokens cost, in millionths of a dollar, rounded up.
    public long microDollars(long inputTokens, long outputTokens) {
      return Math.ceilDiv(inputTokens * inputCents + outputTokens * outputCents, 100);
    }
  }
}
