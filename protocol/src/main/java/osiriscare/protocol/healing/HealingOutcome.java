package osiriscare.protocol.healing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import osiriscare.protocol.check.Outcome;

/// How one drift or one healing order ended. This is the one table: the word on the wire, the word
/// that people read, and what evidence calls it. Only [#HEALED] is a success.
public enum HealingOutcome {
  /// The action ran and a second look found the check passing.
  HEALED("healed", Outcome.SUCCESS),
  /// The action ran, did not help, and was undone.
  REVERTED("rolled back", Outcome.REVERTED),
  /// The action ran or was tried and the check still does not pass.
  FAILED("failed", Outcome.FAILED),
  /// A person is asked.
  ESCALATED("escalated to a person", Outcome.ALERT),
  /// It waits for the maintenance window or a sane clock.
  DEFERRED("deferred", Outcome.DEFERRED),
  /// What would have been done; nothing was.
  DRY_RUN("dry run, nothing changed", Outcome.ALERT),
  /// A guardrail forbids it.
  REFUSED("refused", Outcome.REJECTED),
  /// The same was tried a moment ago; nothing was done this time.
  SUPPRESSED("suppressed by the cooldown", Outcome.ALERT),
  /// Only watched: healing is switched off for it.
  MONITORED("monitored only", Outcome.ALERT);

  private final String shown;
  private final Outcome evidence;

  HealingOutcome(String shown, Outcome evidence) {
    this.shown = shown;
    this.evidence = evidence;
  }

  /// The word on the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What people read.
  public String shown() {
    return shown;
  }

  /// The outcome of its bundle.
  public Outcome evidence() {
    return evidence;
  }

  /// Whether the drift is gone.
  public boolean isSuccess() {
    return this == HEALED;
  }

  /// Whether something was done to the host.
  public boolean hasActed() {
    return this == HEALED || this == REVERTED || this == FAILED;
  }

  /// The outcome with this word on the wire.
  public static Optional<HealingOutcome> of(String word) {
    return Arrays.stream(values()).filter(outcome -> outcome.word().equals(word)).findFirst();
  }
}
