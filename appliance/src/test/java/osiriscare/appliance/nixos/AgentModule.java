package osiriscare.appliance.nixos;

import java.nio.file.Path;
import java.util.List;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.ConfigFile;
import osiriscare.testkit.nix.NixEvaluation;

/// Evaluations of `services.compliance-agent` with everything that it requires.
final class AgentModule {
  static final String UNIT = "compliance-agent.service";

  private static final String REQUIRED =
      """
      { lib, ... }: { config = lib.mkMerge [
        {
          networking.hostName = "box";
          services.compliance-agent = {
            enable = true;
            siteId = lib.mkDefault "clinic-001";
            resellerId = lib.mkDefault "msp-alpha";
            baselinePath = lib.mkDefault "/etc/osiriscare/baseline.yaml";
            clientCertFile = lib.mkDefault "/run/secrets/client.pem";
            clientKeyFile = lib.mkDefault "/run/secrets/client.key";
            signingKeyFile = lib.mkDefault "/run/secrets/signing.key";
            settings.mac_address = "84:3a:5b:91:b6:61";
          };
        }
        { services.compliance-agent = { OF_THE_AGENT }; }
        { OF_THE_REST }
      ]; }
      """;

  private AgentModule() {}

  /// @param agent definitions within `services.compliance-agent`
  static NixEvaluation with(Path folder, String agent) {
    return with(folder, agent, "");
  }

  /// @param more definitions of the whole configuration
  static NixEvaluation with(Path folder, String agent, String more) {
    return NixEvaluation.of(
        folder,
        List.of("modules/compliance-agent.nix"),
        REQUIRED.replace("OF_THE_AGENT", agent).replace("OF_THE_REST", more));
  }

  /// What the daemon makes of it: the file that the unit names, and the unit's environment.
  static ApplianceConfig config(NixEvaluation evaluation) {
    return ConfigFile.read(evaluation.named(UNIT, ".yaml"), evaluation.environment(UNIT));
  }
}
