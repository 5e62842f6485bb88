package osiriscare.appliance.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import osiriscare.protocol.json.Fields;

/// The door for workstation agents.
///
/// @param address to listen at
/// @param port 1 to 65535; documented is 50051
/// @param caFolder where the appliance keeps the authority that names its agents
/// @param tier what agents may do by themselves
/// @param allowedRmm products for remote management that are expected on the site's workstations,
///   in lower case
public record AgentSettings(
    String address, int port, Path caFolder, Tier tier, Set<String> allowedRmm) {
  private static final int PORT_MAX = 65_535;

  /// What an agent may do by itself.
  public enum Tier {
    /// Report only.
    MONITOR_ONLY,
    /// Carry out commands that put a check right.
    SELF_HEAL,
    /// The same; kept apart because older documents do.
    FULL_REMEDIATION;

    /// The word in files.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public AgentSettings {
    allowedRmm = Set.copyOf(allowedRmm);
  }

  /// Reads the keys, also where no port is set, so that a wrong one is found before it counts.
  static Optional<AgentSettings> from(Fields fields, Path stateDir) {
    var settings =
        new AgentSettings(
            fields.optionalText("grpc_address", 253).orElse("0.0.0.0"),
            fields.optionalInteger("grpc_port", 0, PORT_MAX).orElse(0L).intValue(),
            fields
                .optionalText("ca_dir", 4096)
                .map(Path::of)
                .orElseGet(() -> stateDir.resolve("ca")),
            fields.has("agent_tier") ? fields.oneOf("agent_tier", Tier.class) : Tier.MONITOR_ONLY,
            Set.copyOf(
                fields.texts("allowed_rmm", 50, 100).stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList()));
    return settings.port() == 0 ? Optional.empty() : Optional.of(settings);
  }
}
