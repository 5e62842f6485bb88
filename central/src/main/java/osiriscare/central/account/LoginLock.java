package osiriscare.central.account;

import java.time.Duration;
import java.time.Instant;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// How long an account takes no login after too many failures: twice as long each time, until one
/// succeeds. The longest is short enough that a stranger cannot keep a person out for a day.
public final class LoginLock {
  /// Failures in a row after which an account is locked.
  static final int FAILURES_MAX = 5;

  /// How long it is locked at first.
  static final Duration FIRST = Duration.ofMinutes(15);

  /// How long at most.
  static final Duration LONGEST = Duration.ofHours(1);

  private LoginLock() {}

  /// How long the next lock lasts.
  ///
  /// @param before how often in a row it was locked already
  static Duration length(int before) {
    var doubled = FIRST.multipliedBy(1L << Math.min(before, 10));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }

  /// What is answered as long as it is locked.
  public static ProblemException refusal(Instant until, Instant now) {
    var seconds = Duration.between(now, until).toSeconds() + 1;
    return new ProblemException(
        Problem.of(ProblemCode.LOCKED).with(Json.object().put("retry_after_seconds", seconds)));
  }
}
