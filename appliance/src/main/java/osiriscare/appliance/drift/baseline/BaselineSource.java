package osiriscare.appliance.drift.baseline;

import java.util.Optional;

/// Where a scan gets its baseline from.
@FunctionalInterface
public interface BaselineSource {

  /// What there is to compare with.
  sealed interface Current {}

  /// A baseline.
  ///
  /// @param problem why the file that lies there now is not the one in force, or empty
  record InForce(Baseline baseline, Optional<String> problem) implements Current {}

  /// A file is configured and was never accepted: there is nothing to compare with, and the
  /// built-in baseline must not take its place.
  record Refused(String reason) implements Current {}

  /// The built-in baseline: no file is configured.
  static BaselineSource builtIn() {
    return () -> new InForce(Baseline.builtIn(), Optional.empty());
  }

  /// The baseline to compare with now.
  Current current();
}
