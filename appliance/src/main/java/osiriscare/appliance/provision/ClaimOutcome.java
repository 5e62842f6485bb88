package osiriscare.appliance.provision;

import osiriscare.appliance.config.ApplianceConfig;

/// What came of an attempt to claim a code.
public sealed interface ClaimOutcome {
  /// The appliance has an identity and a configuration file now.
  record Claimed(ApplianceConfig config) implements ClaimOutcome {}

  /// It has not.
  ///
  /// @param error a sentence for the person at the console
  /// @param isWorthRetrying whether the same code may work later
  record Failed(String error, boolean isWorthRetrying) implements ClaimOutcome {}
}
