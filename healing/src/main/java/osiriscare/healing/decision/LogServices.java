package osiriscare.healing.decision;

import java.util.Set;

/// Units that record what happens on a host.
final class LogServices {
  private static final Set<String> UNITS =
      Set.of(
          "systemd-journald.service",
          "systemd-journald.socket",
          "systemd-journal-upload.service",
          "rsyslog.service",
          "syslog.service",
          "syslog-ng.service",
          "auditd.service",
          "vector.service",
          "fluent-bit.service",
          "promtail.service");

  private LogServices() {}

  static boolean isOne(String unit) {
    return UNITS.contains(unit);
  }
}
