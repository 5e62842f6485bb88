package osiriscare.appliance.drift.host;

import com.google.errorprone.annotations.Immutable;
import java.util.Locale;

/// The closed list of questions about the host that a sandbox may hide. Each is asked directly
/// first, and of the root helper when the direct view is not whole; so both give the same text.
public enum Sense {
  /// Mode and owner of the account files: [AccountFiles].
  ACCOUNT_FILES(AccountFiles::gather),
  /// What lies under each mounted file system: [BlockStacks].
  BLOCK_STACKS(BlockStacks::gather),
  /// End dates of the certificates on known paths: [Certificates].
  CERTIFICATES(Certificates::gather),
  /// Users with a crontab of their own: [Crontabs].
  CRONTABS(Crontabs::gather),
  /// Failed systemd units: [FailedUnits].
  FAILED_UNITS(FailedUnits::gather),
  /// The loaded packet filter: [FirewallRules].
  FIREWALL_RULES(FirewallRules::gather),
  /// Kernel parameters that checks compare: [KernelParameters].
  KERNEL_PARAMETERS(KernelParameters::gather),
  /// Listening sockets: [Listeners].
  LISTENERS(Listeners::gather),
  /// When each log was last written: [LogWrites].
  LOG_WRITES(LogWrites::gather),
  /// Names of running programs: [Programs].
  PROGRAMS(Programs::gather),
  /// Whether an update waits for a restart: [RestartPending].
  RESTART_PENDING(RestartPending::gather),
  /// Set-user-id files: [SetuidFiles].
  SETUID_FILES(SetuidFiles::gather),
  /// Settings of the SSH server: [SshdSettings].
  SSHD_SETTINGS(SshdSettings::gather);

  /// Holds nothing, so that the enum stays a constant.
  @Immutable
  @FunctionalInterface
  private interface Gatherer {
    Seen<String> from(Host host);
  }

  private final Gatherer gather;

  Sense(Gatherer gather) {
    this.gather = gather;
  }

  /// The name of the root helper's verb.
  public String verb() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Looks with this process's own eyes.
  public Seen<String> gather(Host host) {
    return gather.from(host);
  }
}
