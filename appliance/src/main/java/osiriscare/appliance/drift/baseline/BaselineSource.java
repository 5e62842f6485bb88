package osiriscare.appliance.drift.baseline;

import java.util.Optional;

/// Where a scan gets its baseline from.
@FunctionalInterface
public interface BaselineSource {

  /// The baseline in force.
  ///
  /// @param problem why the configured file is not the one in force, or empty
  record Current(Baseline baseline, Optional<String> problem) {}

  /// The built-in baseline: no file is configured.
  static BaselineSource builtIn() {
    return () -> new Current(Baseline.builtIn(), Optional.empty());
  }

  /// The baseline to compare with now.
  Current current();
}
