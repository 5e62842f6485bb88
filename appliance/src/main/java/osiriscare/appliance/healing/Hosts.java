package osiriscare.appliance.healing;

import java.util.Optional;
import java.util.Set;
import osiriscare.appliance.action.Actions;
import osiriscare.appliance.action.StepResult;
import osiriscare.appliance.drift.CheckLook;
import osiriscare.appliance.drift.HostScan;
import osiriscare.appliance.drift.ScanResult;
import osiriscare.protocol.check.Check.Platform;
import osiriscare.protocol.id.HostId;

/// The machines that healing may touch: the appliance's own and the others that it looks after.
/// What is meant for one is never done on another.
record Hosts(
    HostId own, Actions actions, HostScan scan, HealingDesk.Units units, OtherHosts others) {

  boolean isOwn(String host) {
    return host.equals(own.value());
  }

  /// The names that the guardrails may know when they decide about this one.
  Set<String> known(String host) {
    return !isOwn(host) && others.find(host).isPresent()
        ? Set.of(own.value(), host)
        : Set.of(own.value());
  }

  /// What kind of machine it is.
  ///
  /// @param seen the last scan of the appliance's own
  Platform platform(String host, ScanResult seen) {
    return others.find(host).map(OtherHosts.OtherHost::platform).orElseGet(() -> own(seen));
  }

  /// The kind of the appliance's own machine.
  static Platform own(ScanResult seen) {
    return seen.facts().nixosRevision().isPresent() ? Platform.NIXOS : Platform.LINUX;
  }

  /// How that machine is acted on. One that was taken out in the meantime is left alone.
  Actions actions(String host) {
    if (isOwn(host)) {
      return actions;
    }
    return others
        .find(host)
        .map(OtherHosts.OtherHost::actions)
        .orElse((_, _) -> StepResult.refused(host + " is not looked after any more"));
  }

  /// How that machine is looked at.
  CheckLook look(String host) {
    if (isOwn(host)) {
      return scan::look;
    }
    return others.find(host).map(OtherHosts.OtherHost::scan).orElse(_ -> Optional.empty());
  }

  boolean hasUnit(String host, String unit) throws InterruptedException {
    return isOwn(host) && units.exists(unit);
  }
}
