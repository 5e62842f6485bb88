package osiriscare.protocol.check;

import static osiriscare.protocol.check.Check.Platform.DEVICE;
import static osiriscare.protocol.check.Check.Platform.LINUX;
import static osiriscare.protocol.check.Check.Platform.NETWORK;
import static osiriscare.protocol.check.Check.Platform.NIXOS;
import static osiriscare.protocol.check.Check.Platform.WINDOWS;
import static osiriscare.protocol.check.Check.Platform.WORKSTATION;
import static osiriscare.protocol.check.Severity.CRITICAL;
import static osiriscare.protocol.check.Severity.HIGH;
import static osiriscare.protocol.check.Severity.LOW;
import static osiriscare.protocol.check.Severity.MEDIUM;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// All checks, each under its one name. Scanners, rules, evidence, scores and pages read this list;
/// a name that is not in it does not exist. Where older systems had several names for one check,
/// one was kept.
public final class CheckCatalogue {
  // The host itself, declared by the baseline.
  private static final List<Check> NIXOS_CHECKS =
      List.of(
          disruptive(
              "patching",
              "System patch level",
              Set.of(LINUX, NIXOS),
              HIGH,
              "no security update is pending, and the system generation is the baseline's or at most 30 days old",
              "164.308(a)(5)(ii)(B)"),
          disruptive(
              "critical_services",
              "Critical services",
              Set.of(LINUX, NIXOS),
              HIGH,
              "every service that the baseline names is running",
              "164.312(a)(1)",
              "164.308(a)(1)(ii)(D)"),
          fixable(
              "backup_verification",
              "Backup",
              Set.of(LINUX, NIXOS),
              HIGH,
              "the last backup succeeded within 24 hours and a restore was tested within 30 days",
              "164.308(a)(7)(ii)(A)",
              "164.310(d)(2)(iv)"),
          disruptive(
              "firewall_baseline",
              "Firewall rules match the baseline",
              Set.of(LINUX, NIXOS),
              HIGH,
              "the loaded ruleset has the hash that the baseline names",
              "164.312(a)(1)",
              "164.312(e)(1)"),
          disruptiveForPeople(
              "encryption",
              "Disk encryption",
              Set.of(LINUX, NIXOS),
              CRITICAL,
              "every volume that the baseline names, by default the one that holds the state, lies on LUKS",
              "164.312(a)(2)(iv)",
              "164.312(e)(2)(ii)"),
          fixable(
              "time_sync",
              "Clock offset",
              Set.of(LINUX, NIXOS),
              MEDIUM,
              "the measured offset to a time server is at most 5000 ms",
              "164.312(b)"),
          fixable(
              "av_edr_health",
              "Malware protection",
              Set.of(LINUX, NIXOS),
              CRITICAL,
              "the protection that the baseline names is running and its program has the expected hash",
              "164.308(a)(5)(ii)(B)"),
          disruptive(
              "logging_continuity",
              "Logging goes on",
              Set.of(LINUX, NIXOS),
              HIGH,
              "the log service runs and has written within the last 2 hours",
              "164.312(b)"));

  // Linux hosts.
  private static final List<Check> LINUX_CHECKS =
      List.of(
          fixable(
              "linux_firewall",
              "Host firewall",
              Set.of(LINUX),
              HIGH,
              "nftables, iptables, ufw or firewalld has rules that filter input",
              "164.312(e)(1)"),
          fixable(
              "linux_ssh_config",
              "SSH server settings",
              Set.of(LINUX),
              HIGH,
              "root cannot log in with a password and password authentication is off",
              "164.312(a)(2)(i)",
              "164.312(d)"),
          disruptive(
              "linux_failed_services",
              "Failed units",
              Set.of(LINUX),
              MEDIUM,
              "no systemd unit has failed",
              "164.308(a)(5)(ii)(B)"),
          fixable(
              "linux_disk_space",
              "Space on the root file system",
              Set.of(LINUX),
              MEDIUM,
              "at most 90 % of the root file system is used",
              "164.308(a)(7)(ii)(A)"),
          forPeople(
              "linux_suid_binaries",
              "Set-user-id programs",
              Set.of(LINUX),
              HIGH,
              "every set-user-id program is on the known list",
              "164.312(a)(1)"),
          fixable(
              "linux_audit_logging",
              "Audit log",
              Set.of(LINUX),
              CRITICAL,
              "auditd runs or the journal is kept on disk",
              "164.312(b)"),
          fixable(
              "linux_ntp_sync",
              "Clock is synchronised",
              Set.of(LINUX),
              MEDIUM,
              "the kernel's clock is synchronised by a time service",
              "164.312(b)"),
          fixable(
              "linux_kernel_params",
              "Kernel network parameters",
              Set.of(LINUX),
              MEDIUM,
              "forwarding and redirects are off and SYN cookies are on",
              "164.312(e)(1)"),
          forPeople(
              "linux_open_ports",
              "Open ports",
              Set.of(LINUX),
              MEDIUM,
              "at most 5 ports listen on outside addresses",
              "164.312(e)(1)"),
          forPeople(
              "linux_user_accounts",
              "Login accounts",
              Set.of(LINUX),
              HIGH,
              "no account with a login shell is missing from the baseline",
              "164.312(a)(1)"),
          fixable(
              "linux_file_permissions",
              "Permissions of account files",
              Set.of(LINUX),
              HIGH,
              "shadow files are closed to others and account files are writable by root only",
              "164.312(a)(1)"),
          fixable(
              "linux_unattended_upgrades",
              "Automatic updates",
              Set.of(LINUX),
              MEDIUM,
              "security updates are installed automatically",
              "164.308(a)(5)(ii)(A)"),
          forPeople(
              "linux_log_forwarding",
              "Log forwarding",
              Set.of(LINUX),
              LOW,
              "logs are sent to another machine",
              "164.312(b)"),
          forPeople(
              "linux_cron_review",
              "User crontabs",
              Set.of(LINUX),
              LOW,
              "no user has a crontab of their own",
              "164.308(a)(1)(ii)(D)"),
          fixable(
              "linux_cert_expiry",
              "Certificates",
              Set.of(LINUX),
              HIGH,
              "no certificate on the host's known paths ends within 30 days",
              "164.312(e)(2)(ii)"));

  // What the appliance sees of its network.
  private static final List<Check> NETWORK_CHECKS =
      List.of(
          forPeople(
              "net_unexpected_ports",
              "Unexpected ports of the appliance",
              Set.of(NETWORK),
              HIGH,
              "only the appliance's documented ports are open",
              "164.312(e)(1)"),
          forPeople(
              "net_expected_service",
              "Expected services",
              Set.of(NETWORK),
              MEDIUM,
              "every port that should answer does",
              "164.308(a)(7)(ii)(A)"),
          forPeople(
              "net_host_reachability",
              "Reachability",
              Set.of(NETWORK),
              HIGH,
              "Central, domain controllers and workstations can be reached",
              "164.308(a)(7)(ii)(A)",
              "164.308(a)(7)(ii)(B)"),
          forPeople(
              "net_dns_resolution",
              "Name resolution",
              Set.of(NETWORK),
              HIGH,
              "the name of Central resolves",
              "164.312(e)(1)"));

  // Windows hosts, over WinRM.
  private static final List<Check> WINDOWS_CHECKS =
      List.of(
          fixable(
              "firewall_status",
              "Windows firewall",
              Set.of(WINDOWS, WORKSTATION),
              HIGH,
              "the Domain, Private and Public profiles are on",
              "164.312(a)(1)",
              "164.312(e)(1)"),
          fixable(
              "windows_defender",
              "Microsoft Defender",
              Set.of(WINDOWS, WORKSTATION),
              HIGH,
              "Defender runs with real-time protection and signatures of at most 7 days, or another product protects",
              "164.308(a)(5)(ii)(B)"),
          fixable(
              "windows_update",
              "Windows Update service",
              Set.of(WINDOWS),
              MEDIUM,
              "the Windows Update service is not stopped",
              "164.308(a)(5)(ii)(A)"),
          disruptive(
              "workstation_patches",
              "Windows patch level",
              Set.of(WINDOWS, WORKSTATION),
              HIGH,
              "the last update is at most 30 days old and no restart is pending",
              "164.308(a)(5)(ii)(B)"),
          fixable(
              "audit_logging",
              "Windows audit log",
              Set.of(WINDOWS),
              CRITICAL,
              "the event log runs and logon auditing is on",
              "164.312(b)"),
          forPeople(
              "rogue_admin_users",
              "Local administrators",
              Set.of(WINDOWS),
              CRITICAL,
              "only known accounts are local administrators",
              "164.312(a)(1)",
              "164.308(a)(3)(ii)(B)"),
          forPeople(
              "rogue_scheduled_tasks",
              "Scheduled tasks",
              Set.of(WINDOWS),
              HIGH,
              "no unknown task runs outside the Windows folder",
              "164.308(a)(1)(ii)(D)",
              "164.308(a)(5)(ii)(C)"),
          forPeople(
              "registry_run_persistence",
              "Autostart entries",
              Set.of(WINDOWS),
              HIGH,
              "no unknown program starts from a Run key",
              "164.308(a)(5)(ii)(C)",
              "164.312(a)(1)"),
          forPeople(
              "wmi_event_persistence",
              "WMI subscriptions",
              Set.of(WINDOWS),
              CRITICAL,
              "no unknown WMI event subscription exists",
              "164.308(a)(5)(ii)(C)",
              "164.312(a)(1)"),
          fixable(
              "agent_status",
              "Workstation agent",
              Set.of(WINDOWS),
              MEDIUM,
              "the OsirisCare agent is running",
              "164.312(b)"),
          disruptiveForPeople(
              "bitlocker_status",
              "BitLocker",
              Set.of(WINDOWS, WORKSTATION),
              CRITICAL,
              "the system drive is protected",
              "164.312(a)(2)(iv)",
              "164.312(e)(2)(ii)"),
          fixable(
              "smb_signing",
              "SMB signing",
              Set.of(WINDOWS),
              HIGH,
              "SMB signing is required",
              "164.312(e)(1)",
              "164.312(e)(2)(i)"),
          fixable(
              "smb1_protocol",
              "SMB version 1",
              Set.of(WINDOWS),
              HIGH,
              "SMB version 1 is off",
              "164.312(e)(1)",
              "164.312(e)(2)(i)"),
          fixable(
              "screen_lock_policy",
              "Screen lock",
              Set.of(WINDOWS, WORKSTATION),
              MEDIUM,
              "the screen locks after at most 600 seconds and asks for the password",
              "164.312(a)(2)(iii)"),
          forPeople(
              "defender_exclusions",
              "Defender exclusions",
              Set.of(WINDOWS),
              MEDIUM,
              "no risky folder or file type is excluded",
              "164.308(a)(5)(ii)(B)",
              "164.312(b)"),
          forPeople(
              "dns_config",
              "DNS servers",
              Set.of(WINDOWS),
              CRITICAL,
              "every DNS server is the site's own or a known public one",
              "164.312(e)(1)"),
          fixable(
              "network_profile",
              "Network profile",
              Set.of(WINDOWS),
              MEDIUM,
              "no interface uses the Public profile in the office",
              "164.312(e)(1)"),
          fixable(
              "password_policy",
              "Password policy",
              Set.of(WINDOWS),
              HIGH,
              "passwords have at least 12 characters and accounts lock after failed logons",
              "164.312(d)",
              "164.312(a)(1)"),
          fixable(
              "rdp_nla",
              "Remote desktop authentication",
              Set.of(WINDOWS),
              HIGH,
              "network level authentication is required",
              "164.312(d)",
              "164.312(a)(1)"),
          fixable(
              "guest_account",
              "Guest account",
              Set.of(WINDOWS),
              HIGH,
              "the Guest account is disabled",
              "164.312(a)(1)",
              "164.308(a)(3)(ii)(B)"),
          disruptive(
              "service_dns",
              "Directory DNS service",
              Set.of(WINDOWS),
              CRITICAL,
              "DNS and the directory service run on each domain controller",
              "164.312(a)(1)"),
          disruptive(
              "service_netlogon",
              "Netlogon service",
              Set.of(WINDOWS),
              CRITICAL,
              "Netlogon runs on each domain controller",
              "164.312(d)",
              "164.312(a)(1)"),
          fixable(
              "service_w32time",
              "Windows time service",
              Set.of(WINDOWS),
              MEDIUM,
              "the time service runs and is synchronised",
              "164.312(b)"),
          fixable(
              "service_spooler",
              "Print spooler",
              Set.of(WINDOWS),
              MEDIUM,
              "the spooler is off on domain controllers and runs elsewhere",
              "164.310(d)(1)"),
          fixable(
              "backup_status",
              "Windows backup",
              Set.of(WINDOWS),
              HIGH,
              "the last backup is at most 24 hours old",
              "164.308(a)(7)(ii)(A)",
              "164.310(d)(2)(iv)"),
          fixable(
              "lockout_policy",
              "Account lockout",
              Set.of(WINDOWS),
              MEDIUM,
              "accounts lock after at most 10 failures for at least 15 minutes",
              "164.312(a)(2)(i)"));

  // Windows PCs with the agent.
  private static final List<Check> WORKSTATION_CHECKS =
      List.of(
          disruptive(
              "workstation_services",
              "Windows services",
              Set.of(WORKSTATION),
              MEDIUM,
              "the services that the site expects are running",
              "164.308(a)(1)(ii)(D)"),
          forPeople(
              "rmm_detection",
              "Remote management tools",
              Set.of(WORKSTATION),
              MEDIUM,
              "no remote management product runs that the site has not allowed",
              "164.312(a)(1)"));

  // Devices that only a scan sees; medical devices are never evaluated.
  private static final List<Check> DEVICE_CHECKS =
      List.of(
          forPeople(
              "prohibited_ports",
              "Prohibited ports",
              Set.of(DEVICE),
              HIGH,
              "none of ports 21, 23, 69 and 512 to 514 is open",
              "164.312(a)(1)"),
          forPeople(
              "encrypted_services",
              "Encrypted services",
              Set.of(DEVICE),
              MEDIUM,
              "no web service is offered without TLS",
              "164.312(e)(1)"),
          forPeople(
              "tls_web_services",
              "TLS for web services",
              Set.of(DEVICE),
              LOW,
              "a web service on port 8080 is offered on 8443 too",
              "164.312(a)(2)(iv)"),
          forPeople(
              "database_exposure",
              "Exposed databases",
              Set.of(DEVICE),
              HIGH,
              "no database port is open on a machine that is not a server",
              "164.312(a)(1)"),
          forPeople(
              "snmp_security",
              "SNMP",
              Set.of(DEVICE),
              MEDIUM,
              "ports 161 and 162 are closed",
              "164.312(a)(2)(i)"),
          forPeople(
              "rdp_exposure",
              "Exposed remote desktop",
              Set.of(DEVICE),
              MEDIUM,
              "remote desktop is open on workstations only",
              "164.312(a)(1)"),
          forPeople(
              "device_inventory",
              "Inventory",
              Set.of(DEVICE),
              LOW,
              "the device's ports are known",
              "164.308(a)(1)(ii)(B)"));

  private static final Map<String, Check> BY_TYPE = new LinkedHashMap<>();

  static {
    Stream.of(
            NIXOS_CHECKS,
            LINUX_CHECKS,
            NETWORK_CHECKS,
            WINDOWS_CHECKS,
            WORKSTATION_CHECKS,
            DEVICE_CHECKS)
        .flatMap(List::stream)
        .forEach(check -> {
          if (BY_TYPE.put(check.type(), check) != null) {
            throw new IllegalStateException("two checks of type " + check.type());
          }
        });
  }

  private CheckCatalogue() {}

  /// Every check, in the catalogue's order.
  public static List<Check> all() {
    return List.copyOf(BY_TYPE.values());
  }

  /// The check of this type.
  public static Optional<Check> find(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }

  /// The check of this type.
  ///
  /// @throws IllegalArgumentException when the catalogue has none
  public static Check require(String type) {
    return find(type)
        .orElseThrow(
            () -> new IllegalArgumentException("no check of type " + type + " in the catalogue"));
  }

  private static Check fixable(
      String type,
      String title,
      Set<Check.Platform> platforms,
      Severity severity,
      String pass,
      String... controls) {
    return new Check(type, title, platforms, List.of(controls), severity, false, true, pass);
  }

  private static Check disruptive(
      String type,
      String title,
      Set<Check.Platform> platforms,
      Severity severity,
      String pass,
      String... controls) {
    return new Check(type, title, platforms, List.of(controls), severity, true, true, pass);
  }

  private static Check forPeople(
      String type,
      String title,
      Set<Check.Platform> platforms,
      Severity severity,
      String pass,
      String... controls) {
    return new Check(type, title, platforms, List.of(controls), severity, false, false, pass);
  }

  private static Check disruptiveForPeople(
      String type,
      String title,
      Set<Check.Platform> platforms,
      Severity severity,
      String pass,
      String... controls) {
    return new Check(type, title, platforms, List.of(controls), severity, true, false, pass);
  }
}
