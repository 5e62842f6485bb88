package osiriscare.appliance.drift;

import java.util.Optional;

/// Looks at one check of one host, for a second look.
@FunctionalInterface
public interface CheckLook {
  /// What the check finds now.
  ///
  /// @return empty when there is no such check there
  Optional<CheckObservation> look(String checkType) throws InterruptedException;
}
