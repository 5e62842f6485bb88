package osiriscare.protocol.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One entry of the catalogue.
///
/// @param type the check type: the one name of this check in scanners, rules, evidence and pages
/// @param hipaaControls paragraphs of 45 CFR that it speaks to; empty only for checks of our own
///   health
/// @param severity how much a failure matters
/// @param disruptive whether putting it right interrupts somebody's work
/// @param autoFixAllowed whether a rule may put it right without a person; never for encryption
/// @param passCondition when it passes, in words
public record Check(
    String type,
    String title,
    Set<Platform> platforms,
    List<String> hipaaControls,
    Severity severity,
    boolean disruptive,
    boolean autoFixAllowed,
    String passCondition) {

  /// Where a check runs.
  public enum Platform {
    /// Any Linux host, NixOS included.
    LINUX,
    /// NixOS hosts only.
    NIXOS,
    /// Windows servers and workstations, over WinRM.
    WINDOWS,
    /// Windows PCs with the workstation agent.
    WORKSTATION,
    /// The appliance's view of its network.
    NETWORK,
    /// Devices that only a port scan sees.
    DEVICE;

    /// The word on the wire.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Check {
    platforms = Set.copyOf(platforms);
    hipaaControls = List.copyOf(hipaaControls);
  }
}
