package osiriscare.appliance.healing;

import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.json.Json;

/// The policy of an appliance that has not heard of another: the rules of this build, and what its
/// configuration says of windows and clocks.
public final class LocalPolicy {
  private LocalPolicy() {}

  public static EffectivePolicy of(ApplianceConfig config) {
    return EffectivePolicy.of(
        ShippedRules.builtIn(), BuiltInRunbooks.catalogue(), Switches.NONE, settings(config));
  }

  static GuardSettings settings(ApplianceConfig config) {
    return GuardSettings.DEFAULT.with(
        Json.object()
            .put("maintenance_window", config.maintenanceWindow().toString())
            .put("allow_disruptive_outside_window", config.allowDisruptiveOutsideWindow())
            .put("ntp_max_skew_ms", config.ntpMaxSkew().toMillis()));
  }
}
