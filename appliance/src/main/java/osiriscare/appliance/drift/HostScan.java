package osiriscare.appliance.drift;

/// Looks at the host. Bounded in time; never throws for what a check cannot see, that is an unknown
/// verdict.
@FunctionalInterface
public interface HostScan {
  /// Runs every check once.
  ScanResult run() throws InterruptedException;
}
