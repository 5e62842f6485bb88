package osiriscare.healing.baseline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.protocol.id.Sha256;

/// Everything that a check compares with. What a site does not declare has the value of [#builtIn];
/// what has no sensible default is empty, and its check answers unknown.
///
/// @param policyVersion the version that evidence names
/// @param criticalServices systemd units or programs that must run
/// @param encryptedVolumes mount points that must lie on LUKS; empty means the one with the state
/// @param kernelParameters wanted values by sysctl name
/// @param setuidAllowed set-user-id files beyond the built-in list
/// @param accountsAllowed login accounts beside root
public record Baseline(
    String policyVersion,
    Patching patching,
    List<String> criticalServices,
    Optional<Backup> backup,
    Firewall firewall,
    List<String> encryptedVolumes,
    Time time,
    List<Protection> protections,
    Logging logging,
    int diskUsedPercentMax,
    List<String> setuidAllowed,
    Map<String, String> kernelParameters,
    Ports ports,
    List<String> accountsAllowed,
    int certificateDaysMin) {
  /// Names of the kernel parameters that may be compared: a closed list, because the root helper
  /// reads them.
  public static final List<String> KERNEL_PARAMETERS =
      List.of(
          "fs.protected_hardlinks",
          "fs.protected_symlinks",
          "fs.suid_dumpable",
          "kernel.dmesg_restrict",
          "kernel.kptr_restrict",
          "kernel.randomize_va_space",
          "kernel.yama.ptrace_scope",
          "net.ipv4.conf.all.accept_redirects",
          "net.ipv4.conf.all.accept_source_route",
          "net.ipv4.conf.all.log_martians",
          "net.ipv4.conf.all.rp_filter",
          "net.ipv4.conf.all.send_redirects",
          "net.ipv4.icmp_echo_ignore_broadcasts",
          "net.ipv4.ip_forward",
          "net.ipv4.tcp_syncookies",
          "net.ipv6.conf.all.accept_redirects",
          "net.ipv6.conf.all.forwarding");

  /// How fresh the system must be.
  ///
  /// @param generation the NixOS system generation that the site should run
  /// @param ageDaysMax most days since the host was last updated
  /// @param listsAgeDaysMax oldest package lists that still tell what is pending
  public record Patching(Optional<Long> generation, int ageDaysMax, int listsAgeDaysMax) {}

  /// Where the last success of the backup can be read.
  ///
  /// @param statusFile JSON with `last_success` and `last_restore_test`, for kind `status_file`
  /// @param repository of restic or borg
  /// @param passwordFile holds its password
  /// @param restoreTestDaysMax oldest restore test; only a status file tells it
  public record Backup(
      Kind kind,
      Optional<String> statusFile,
      Optional<String> repository,
      Optional<String> passwordFile,
      int ageHoursMax,
      int restoreTestDaysMax) {

    /// What makes the backup.
    public enum Kind {
      STATUS_FILE,
      RESTIC,
      BORG
    }
  }

  /// What the loaded packet filter must be.
  ///
  /// @param rulesetHash `sha256:` and 64 hex digits of the canonical ruleset
  /// @param setsIgnored nftables sets whose elements change by design
  public record Firewall(Optional<String> rulesetHash, List<String> setsIgnored) {
    public Firewall {
      setsIgnored = List.copyOf(setsIgnored);
    }
  }

  /// How exact the clock must be.
  ///
  /// @param servers asked when no time service tells its offset
  public record Time(List<String> servers, int offsetMsMax) {
    public Time {
      servers = List.copyOf(servers);
    }
  }

  /// Malware protection.
  ///
  /// @param service the unit or program that must run
  /// @param program path of its file, with the hash that it must have
  public record Protection(String service, Optional<String> program, Optional<String> sha256) {}

  /// That logs are written and sent on.
  ///
  /// @param services any one of them must run
  /// @param silenceMinutesMax longest time without a line
  /// @param targets hosts that logs must be sent to; empty accepts any
  public record Logging(List<String> services, int silenceMinutesMax, List<String> targets) {
    public Logging {
      services = List.copyOf(services);
      targets = List.copyOf(targets);
    }
  }

  /// What may listen to others.
  ///
  /// @param externalMax most externally reachable ports that are not in `allowed`
  /// @param allowed such as `tcp/22`
  public record Ports(int externalMax, List<String> allowed) {
    public Ports {
      allowed = List.copyOf(allowed);
    }
  }

  public Baseline {
    criticalServices = List.copyOf(criticalServices);
    encryptedVolumes = List.copyOf(encryptedVolumes);
    protections = List.copyOf(protections);
    setuidAllowed = List.copyOf(setuidAllowed);
    kernelParameters = Map.copyOf(kernelParameters);
    accountsAllowed = List.copyOf(accountsAllowed);
  }

  /// The baseline of a host that declares nothing.
  public static Baseline builtIn() {
    return BuiltInBaseline.BASELINE;
  }

  /// Hash of the baseline in force, defaults included: `sha256:` and 64 hex digits.
  public String rulesetHash() {
    return "sha256:" + Sha256.hex(CanonicalJson.of(BaselineJson.of(this)));
  }
}
