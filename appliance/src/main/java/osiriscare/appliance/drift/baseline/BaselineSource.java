package osiriscare.appliance.drift.baseline;

import java.util.Optional;
import java.util.function.Supplier;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.Identity;
import osiriscare.healing.baseline.Baseline;
import osiriscare.protocol.provision.ServerKey.Purpose;

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

  /// What this machine was configured with: a signed file, or else the built-in baseline.
  static BaselineSource configured(ApplianceConfig config, Identity identity) {
    return config
        .baseline()
        .<BaselineSource>map(
            file -> new BaselineFile(file, identity.pinned(Purpose.RULES), config.policyVersion()))
        .orElseGet(BaselineSource::builtIn);
  }

  /// What Central signed for the site; while it declares none, what is configured here.
  ///
  /// @param signed asked at each look, so that a newer one holds from the next scan on
  static BaselineSource ofSite(Supplier<Optional<Baseline>> signed, BaselineSource configured) {
    return () ->
        signed
            .get()
            .<Current>map(baseline -> new InForce(baseline, Optional.empty()))
            .orElseGet(configured::current);
  }

  /// The baseline to compare with now.
  Current current();
}
