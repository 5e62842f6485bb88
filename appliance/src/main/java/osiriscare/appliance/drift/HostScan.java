package osiriscare.appliance.drift;

import java.util.Optional;

/// Looks at the host. Bounded in time; never throws for what a check cannot see, that is an unknown
/// verdict.
@FunctionalInterface
public interface HostScan {
  /// Runs every check once.
  ScanResult run() throws InterruptedException;

  /// Runs one check, for a second look.
  ///
  /// @return empty when there is no such check here
  default Optional<CheckObservation> look(String checkType) throws InterruptedException {
    return run().observations().stream()
        .filter(observation -> observation.checkType().equals(checkType))
        .findFirst();
  }
}
