package osiriscare.appliance.drift.check;

import java.util.List;

/// All checks of the host itself, in the order of the catalogue.
public final class HostChecks {
  private static final List<HostCheck> ALL =
      List.of(
          HostCheck.of("patching", PatchingCheck::run),
          HostCheck.of("critical_services", ServiceChecks::criticalServices),
          HostCheck.of("backup_verification", BackupCheck::run),
          HostCheck.of("firewall_baseline", FirewallCheck::matchesBaseline),
          HostCheck.of("encryption", EncryptionCheck::run),
          HostCheck.of("time_sync", TimeChecks::offset),
          HostCheck.of("av_edr_health", ServiceChecks::malwareProtection),
          HostCheck.of("logging_continuity", ServiceChecks::loggingContinuity),
          HostCheck.of("linux_firewall", FirewallCheck::filtersInput),
          HostCheck.of("linux_ssh_config", SshCheck::run),
          HostCheck.of("linux_failed_services", ServiceChecks::failedUnits),
          HostCheck.of("linux_disk_space", DiskSpaceCheck::run),
          HostCheck.of("linux_suid_binaries", FileChecks::setuid),
          HostCheck.of("linux_audit_logging", ServiceChecks::auditLogging),
          HostCheck.of("linux_ntp_sync", TimeChecks::synchronised),
          HostCheck.of("linux_kernel_params", KernelChecks::parameters),
          HostCheck.of("linux_open_ports", KernelChecks::openPorts),
          HostCheck.of("linux_user_accounts", AccountsCheck::run),
          HostCheck.of("linux_file_permissions", FileChecks::accountFiles),
          HostCheck.of("linux_unattended_upgrades", AutomaticUpdatesCheck::run),
          HostCheck.of("linux_log_forwarding", LogForwardingCheck::run),
          HostCheck.of("linux_cron_review", FileChecks::crontabs),
          HostCheck.of("linux_cert_expiry", FileChecks::certificates),
          HostCheck.of("net_unexpected_ports", KernelChecks::unexpectedPorts),
          HostCheck.of("net_host_reachability", NetworkChecks::reaches),
          HostCheck.of("net_dns_resolution", NetworkChecks::resolves));

  private HostChecks() {}

  /// One entry per check.
  public static List<HostCheck> all() {
    return ALL;
  }
}
