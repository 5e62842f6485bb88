package osiriscare.protocol.incident;

import java.util.Set;

/// What watchers report beside the checks of the catalogue, each under its one name.
public final class IncidentTypes {
  /// All of them.
  public static final Set<String> ALL =
      Set.of(
          "service_crash",
          "disk_space",
          "memory_pressure",
          "cert_expiry",
          "backup_failed",
          "worker_stuck",
          "cache_full",
          "index_bloat",
          "database_down",
          "connection_table_full",
          "bgp_session_down",
          "link_down",
          "log_volume_full",
          "log_gap",
          "reboot_required",
          "clock_skew",
          "ssh_bruteforce",
          "probe_failed",
          "file_system_errors",
          "configuration_changed");

  private IncidentTypes() {}
}
