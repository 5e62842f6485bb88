package osiriscare.appliance.healing;

import java.time.Duration;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;

/// Which units this host has, by systemd's own word.
final class HostUnits {
  private static final ProcessRunner RUNNER = new ProcessRunner(Duration.ofSeconds(10));

  private HostUnits() {}

  /// Whether systemd has loaded the unit or can load it; not when it cannot be asked.
  static boolean exists(String unit) {
    return RUNNER.run("systemctl", "cat", "--no-pager", unit)
            instanceof ProcessResult.Exited(var exit, _, _, _)
        && exit == 0;
  }
}
