package osiriscare.appliance.nixos;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.testkit.nix.NixEvaluation;
import osiriscare.testkit.nix.NixEvaluation.OptionDoc;

/// The documented table of `services.compliance-agent`: names, types, defaults, and that each
/// option reaches the daemon that reads the generated file and environment. What the daemon then
/// does otherwise is in OptionBehaviourTest.
@Tag("real-nix")
class AgentOptionsTest {
  // A default in Nix; - for an option that must be set.
  private static final String TABLE =
      """
      enable                       | boolean         | false
      mcpUrl                       | string          | "https://mcp.local"
      allowedHosts                 | list of string  | ["mcp.local"]
      siteId                       | string          | -
      hostId                       | string          | config.networking.hostName
      deploymentMode               | one of "reseller", "direct" | "reseller"
      resellerId                   | null or string  | null
      baselinePath                 | absolute path   | -
      policyVersion                | string          | "1.0"
      clientCertFile               | absolute path   | -
      clientKeyFile                | absolute path   | -
      signingKeyFile               | absolute path   | -
      webhookSecretFile            | null or absolute path | null
      pollInterval                 | signed integer  | 60
      orderTtl                     | signed integer  | 900
      maintenanceWindow            | string          | "02:00-04:00"
      allowDisruptiveOutsideWindow | boolean         | false
      evidenceRetention            | signed integer  | 200
      pruneRetentionDays           | signed integer  | 90
      ntpMaxSkewMs                 | signed integer  | 5000
      rmmWebhookUrl                | null or string  | null
      syslogTarget                 | null or string  | null
      rebuildHealthCheckTimeout    | signed integer  | 60
      logLevel                     | one of "DEBUG", "INFO", "WARNING", "ERROR" | "INFO"
      """;

  @TempDir Path folder;

  @Test
  void options_areThoseOfTheDocumentedTable() {
    var options =
        AgentModule.with(folder, "").options().stream()
            .filter(option -> option.name().startsWith("services.compliance-agent."))
            .collect(toMap(option -> option.name().replaceAll(".*\\.", ""), Function.identity()));
    for (var line : TABLE.lines().toList()) {
      var cells = line.split(" *\\| *", -1);
      var option =
          Optional.ofNullable(options.get(cells[0]))
              .orElseThrow(() -> new AssertionError("no option " + cells[0]));
      assertThat(option.type()).as(cells[0]).isEqualTo(cells[1]);
      assertThat(option.defaultText())
          .as(cells[0])
          .isEqualTo(cells[2].equals("-") ? Optional.empty() : Optional.of(cells[2]));
    }
    assertThat(options.values()).extracting(OptionDoc::description).noneMatch(String::isBlank);
  }

  record Reaches(String option, Function<ApplianceConfig, Object> reads, Object seen) {
    @Override
    public String toString() {
      return option;
    }
  }

  static List<Reaches> reaches() {
    return List.of(
        new Reaches(
            "mcpUrl = \"https://c.example.org\"; allowedHosts = [ \"c.example.org\" ];",
            config -> config.apiEndpoint().toString(),
            "https://c.example.org"),
        new Reaches("siteId = \"other\";", config -> config.site().value(), "other"),
        new Reaches("", config -> config.hostname().value(), "box"),
        new Reaches("hostId = \"srv\";", config -> config.hostname().value(), "srv"),
        new Reaches("deploymentMode = \"direct\";", ApplianceConfig::deploymentMode, "direct"),
        new Reaches("resellerId = \"b\";", ApplianceConfig::resellerId, Optional.of("b")),
        new Reaches(
            "baselinePath = \"/srv/b.yaml\";",
            ApplianceConfig::baseline,
            Optional.of(Path.of("/srv/b.yaml"))),
        new Reaches("", ApplianceConfig::policyVersion, Optional.of("1.0")),
        new Reaches("policyVersion = \"7\";", ApplianceConfig::policyVersion, Optional.of("7")),
        new Reaches(
            "clientCertFile = \"/a\"; clientKeyFile = \"/b\";",
            config -> config.clientCertificate().orElseThrow(),
            new ApplianceConfig.ClientCertificate(Path.of("/a"), Path.of("/b"))),
        new Reaches(
            "signingKeyFile = \"/k\";", ApplianceConfig::signingKey, Optional.of(Path.of("/k"))),
        new Reaches("pollInterval = 30;", ApplianceConfig::pollInterval, Duration.ofSeconds(30)),
        new Reaches("orderTtl = 60;", ApplianceConfig::orderTtl, Duration.ofMinutes(1)),
        new Reaches(
            "maintenanceWindow = \"22:30-01:00\";",
            config -> config.maintenanceWindow().toString(),
            "22:30-01:00"),
        new Reaches(
            "allowDisruptiveOutsideWindow = true;",
            ApplianceConfig::allowDisruptiveOutsideWindow,
            true),
        new Reaches("evidenceRetention = 5;", ApplianceConfig::evidenceRetention, 5),
        new Reaches("pruneRetentionDays = 2190;", ApplianceConfig::pruneRetentionDays, 2190),
        new Reaches("ntpMaxSkewMs = 100;", ApplianceConfig::ntpMaxSkew, Duration.ofMillis(100)),
        new Reaches(
            "rmmWebhookUrl = \"https://rmm.example.org/h\"; webhookSecretFile = \"/s\";",
            config -> config.rmm().webhook().orElseThrow().url().getHost(),
            "rmm.example.org"),
        new Reaches(
            "rmmWebhookUrl = \"https://rmm.example.org/h\"; webhookSecretFile = \"/s\";",
            config -> config.rmm().webhook().orElseThrow().secret(),
            Path.of("/s")),
        new Reaches(
            "syslogTarget = \"log.example.org:5514\";",
            config -> config.rmm().syslog().orElseThrow().port(),
            5514),
        new Reaches(
            "syslogTarget = \"log.example.org:5514\"; deploymentMode = \"direct\";",
            config -> config.rmm().syslog(),
            Optional.empty()),
        new Reaches(
            "rebuildHealthCheckTimeout = 90;",
            ApplianceConfig::rebuildHealthCheck,
            Duration.ofSeconds(90)),
        new Reaches("logLevel = \"WARNING\";", ApplianceConfig::logLevel, "WARNING"),
        new Reaches("settings.healing_dry_run = true;", ApplianceConfig::healingDryRun, true),
        new Reaches("", ApplianceConfig::stateDir, Path.of("/var/lib/compliance-agent")));
  }

  @ParameterizedTest
  @MethodSource("reaches")
  void option_reachesTheDaemon(Reaches option) {
    var evaluation = AgentModule.with(folder, option.option());
    assertThat(evaluation.failed()).isEmpty();
    assertThat(option.reads().apply(AgentModule.config(evaluation))).isEqualTo(option.seen());
  }

  @Test
  void unit_setsTheDocumentedEnvironment() {
    var evaluation = AgentModule.with(folder, "pollInterval = 30;");
    assertThat(evaluation.environment(AgentModule.UNIT))
        .isEqualTo(
            Map.of("SITE_ID", "clinic-001", "MCP_URL", "https://mcp.local", "POLL_INTERVAL", "30"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resellerId | resellerId = null;",
        "mcpUrl | mcpUrl = \"http://mcp.local\";",
        "mcpUrl | mcpUrl = \"https://elsewhere.example.org\";",
        "allowedHosts | allowedHosts = [ \"mcp.local\" \"https://x.example.org\" ];",
        "maintenanceWindow | maintenanceWindow = \"2-4\";",
        "maintenanceWindow | maintenanceWindow = \"24:00-25:00\";",
        "rmmWebhookUrl | rmmWebhookUrl = \"http://rmm.example.org\"; webhookSecretFile = \"/s\";",
        "webhookSecretFile | rmmWebhookUrl = \"https://rmm.example.org\";",
        "syslogTarget | syslogTarget = \"log.example.org\";",
        "pollInterval | pollInterval = 5;",
        "settings | settings.grpc_port = 50051;",
        "orderTtl | orderTtl = 3600;",
        "evidenceRetention | evidenceRetention = 0;",
        "pruneRetentionDays | pruneRetentionDays = 0;",
        "ntpMaxSkewMs | ntpMaxSkewMs = 0;",
        "rebuildHealthCheckTimeout | rebuildHealthCheckTimeout = 1;",
        "stateDir | stateDir = \"/tmp/agent\";",
        "clientKeyFile | clientKeyFile = \"${builtins.storeDir}/x-key\";",
        "signingKeyFile | signingKeyFile = \"${builtins.storeDir}/x-key\";",
        "webhookSecretFile | webhookSecretFile = \"${builtins.storeDir}/x-key\";"
      })
  void wrongCombination_isAnAssertionThatNamesTheOption(String option, String definitions) {
    assertThat(AgentModule.with(folder, definitions).failed())
        .singleElement()
        .asString()
        .startsWith("services.compliance-agent." + option);
  }

  @ParameterizedTest
  @CsvSource({
    "pollIntervall = 60;, pollIntervall",
    "pollInterval = \"60\";, pollInterval",
    "deploymentMode = \"both\";, deploymentMode"
  })
  void wrongNameOrType_doesNotEvaluate(String definitions, String option) {
    assertThatThrownBy(() -> AgentModule.with(folder, definitions))
        .isInstanceOf(NixEvaluation.Refused.class)
        .hasMessageContaining("services.compliance-agent." + option);
  }

  @Test
  void directMode_warnsOfWhatItIgnores() {
    var evaluation =
        AgentModule.with(
            folder, "deploymentMode = \"direct\"; syslogTarget = \"log.example.org:514\";");
    assertThat(evaluation.warnings()).singleElement().asString().contains("syslogTarget");
    assertThat(AgentModule.config(evaluation).resellerId()).isEmpty();
  }

  @Test
  void nothingOfTheStore_isSecret() {
    var evaluation = AgentModule.with(folder, "");
    assertThat(evaluation.named(AgentModule.UNIT, ".yaml"))
        .content()
        .doesNotContain("api_key\"")
        .contains("/run/secrets/signing.key");
    assertThat(Set.copyOf(evaluation.failed())).isEmpty();
  }
}
