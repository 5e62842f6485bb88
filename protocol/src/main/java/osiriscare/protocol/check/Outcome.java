package osiriscare.protocol.check;

import java.util.Locale;

/// How what a bundle tells about ended.
public enum Outcome {
  /// The check passed, or the action did what it should and a second look confirmed it.
  SUCCESS,
  /// The check could not be evaluated, or the action did not help.
  FAILED,
  /// The action was undone.
  REVERTED,
  /// The action waits for a better moment.
  DEFERRED,
  /// Drift that is only reported.
  ALERT,
  /// An order was refused.
  REJECTED,
  /// An order came too late.
  EXPIRED;

  /// The outcome of a check that nobody acted on.
  public static Outcome of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> SUCCESS;
      case Verdict.Fail _ -> ALERT;
      case Verdict.Unknown _ -> FAILED;
    };
  }

  /// The word on the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
