package osiriscare.appliance.provision;

import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.protocol.provision.HandOver;

/// What came of an attempt to claim a code.
public sealed interface ClaimOutcome {
  /// The appliance has an identity and a configuration file now.
  record Claimed(ApplianceConfig config) implements ClaimOutcome {}

  /// It has not.
  ///
  /// @param error a sentence for the person at the console
  /// @param isWorthRetrying whether the same code may work later
  /// @param result what a phone that handed over the code is told
  record Failed(String error, boolean isWorthRetrying, HandOver.Result result)
      implements ClaimOutcome {
    Failed(String error, boolean isWorthRetrying) {
      this(error, isWorthRetrying, HandOver.Result.FAILED);
    }
  }
}
