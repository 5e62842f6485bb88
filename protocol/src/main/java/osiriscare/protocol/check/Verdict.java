package osiriscare.protocol.check;

import java.util.Optional;

/// What a check found. There is no default: a check that could not be evaluated is [Unknown], never
/// [Pass].
public sealed interface Verdict {
  /// The word on the wire: `pass`, `fail` or `unknown`.
  default String word() {
    return switch (this) {
      case Pass _ -> "pass";
      case Fail _ -> "fail";
      case Unknown _ -> "unknown";
    };
  }

  /// Why it failed or is not known.
  default Optional<String> why() {
    return switch (this) {
      case Pass _ -> Optional.empty();
      case Fail(var reason) -> Optional.of(reason);
      case Unknown(var reason) -> Optional.of(reason);
    };
  }

  /// As it should be.
  record Pass() implements Verdict {}

  /// Drift.
  ///
  /// @param reason what differs, one sentence
  record Fail(String reason) implements Verdict {}

  /// Could not be evaluated.
  ///
  /// @param reason why not: a missing tool, no permission, output not understood
  record Unknown(String reason) implements Verdict {}
}
