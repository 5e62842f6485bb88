package osiriscare.appliance.update;

import java.time.Clock;
import java.time.Duration;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.config.ApplianceConfig;

/// Everything that replaces what runs here, and what the daemon tells it.
public record Updates(RebuildDesk rebuilds, OverlayDesk overlays, RestartDesk restarts) {
  /// Time between check-ins while something is being tried.
  public static final Duration CHECKIN_EVERY = Duration.ofSeconds(5);

  /// Of this machine.
  public static Updates of(
      ApplianceConfig config, OverlaySettings overlays, CentralClient central, Clock clock) {
    return new Updates(
        new RebuildDesk(
            config.stateDir(),
            RebuildDesk.UPDATES,
            config.rebuildHealthCheck(),
            clock,
            Thread::sleep),
        new OverlayDesk(
            config.stateDir(), overlays, new ReleaseDownload(central), clock, Thread::sleep),
        new RestartDesk(config.stateDir(), overlays, Thread::sleep));
  }

  /// Whether anything is under way, so that check-ins shall come faster.
  public boolean isUnderWay() {
    return rebuilds.isUnderWay() || overlays.probation().isTrying();
  }

  /// Whether what is being tried was not scanned with yet.
  public boolean wantsScan() {
    return rebuilds.probation().wantsScan() || overlays.probation().wantsScan();
  }

  /// A check-in worked.
  public void checkedIn() {
    rebuilds.probation().checkedIn();
    overlays.probation().checkedIn();
  }

  /// To be asked when a scan begins, for [#scanned].
  public boolean isTryingSystem() {
    return rebuilds.probation().isTrying();
  }

  /// A scan has ended.
  ///
  /// @param isOfTriedSystem whether a system was being tried when it began
  public void scanned(boolean isOfTriedSystem) {
    rebuilds.probation().scanned(isOfTriedSystem);
    overlays.scanned();
  }
}
