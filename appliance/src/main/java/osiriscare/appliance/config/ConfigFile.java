package osiriscare.appliance.config;

import static osiriscare.appliance.config.ApplianceConfig.Enrolment.CLAIMED;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import osiriscare.appliance.config.ApplianceConfig.ClientCertificate;
import osiriscare.appliance.config.ApplianceConfig.Enrolment;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.guard.MaintenanceWindow;
import osiriscare.protocol.id.ApiKey;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.Order;
import osiriscare.protocol.provision.PartnerBrand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads `config.yaml`, every key checked.
public final class ConfigFile {
  private static final List<String> KEYS =
      List.of(
          "enrolment",
          "site_id",
          "appliance_id",
          "api_key",
          "api_key_file",
          "api_endpoint",
          "poll_interval",
          "enable_drift_detection",
          "enable_evidence_upload",
          "enable_l1_sync",
          "healing_enabled",
          "healing_dry_run",
          "state_dir",
          "log_level",
          "partner",
          "provisioned_at",
          "mac_address",
          "hostname",
          "deployment_mode",
          "reseller_id",
          "client_cert_file",
          "client_key_file",
          "server_ca_file",
          "server_public_keys",
          "baseline_path",
          "maintenance_window",
          "allow_disruptive_outside_window",
          "ntp_max_skew_ms",
          "evidence_retention",
          "prune_retention_days",
          "signing_key_file",
          "policy_version",
          "order_ttl",
          "rebuild_health_check_timeout",
          "rmm_webhook_url",
          "webhook_secret_file",
          "syslog_target",
          "grpc_address",
          "grpc_port",
          "ca_dir",
          "agent_tier",
          "allowed_rmm");
  private static final Set<String> LOG_LEVELS = Set.of("DEBUG", "INFO", "WARNING", "ERROR");

  private ConfigFile() {}

  /// Whether the appliance still has to be provisioned: there is no configuration file.
  public static boolean needsProvisioning(Path file) {
    return !Files.exists(file);
  }

  /// Reads the file and applies the overrides of the environment.
  ///
  /// @throws ConfigException saying what is wrong and where
  public static ApplianceConfig read(Path file, Map<String, String> environment) {
    try {
      var fields = Fields.of(tree(file));
      for (var name : fields.tree().propertyNames()) {
        if (!KEYS.contains(name)) {
          throw fields.wrong(name, "is not a key of this file");
        }
      }
      override(fields.tree(), environment);
      return config(fields);
    } catch (InvalidRequest e) {
      throw new ConfigException(file, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new ConfigException(file, "names a state folder that cannot be used");
    }
  }

  private static ObjectNode tree(Path file) {
    Object loaded;
    try {
      var settings =
          LoadSettings.builder().setAllowDuplicateKeys(false).setLabel(file.toString()).build();
      loaded = new Load(settings).loadFromString(Files.readString(file));
    } catch (YamlEngineException e) {
      throw new ConfigException(file, "is not valid YAML");
    } catch (MalformedInputException e) {
      throw new ConfigException(file, "is not UTF-8 text");
    } catch (IOException e) {
      throw new ConfigException(file, "cannot be read");
    }
    if (loaded instanceof Map<?, ?> map) {
      return object(map);
    }
    throw new ConfigException(file, "is empty or torn");
  }

  private static ObjectNode object(Map<?, ?> map) {
    var object = Json.object();
    map.forEach((key, value) -> {
      var name = String.valueOf(key);
      switch (value) {
        case null -> object.putNull(name);
        case Map<?, ?> inner -> object.set(name, object(inner));
        case List<?> list -> object.set(name, array(list));
        case Boolean flag -> object.put(name, flag);
        case Integer number -> object.put(name, number);
        case Long number -> object.put(name, number);
        default -> object.put(name, value.toString());
      }
    });
    return object;
  }

  private static ArrayNode array(List<?> list) {
    var array = Json.array();
    list.forEach(value -> array.add(String.valueOf(value)));
    return array;
  }

  private static void override(ObjectNode tree, Map<String, String> environment) {
    var texts =
        Map.of(
            "SITE_ID",
            "site_id",
            "MCP_URL",
            "api_endpoint",
            "STATE_DIR",
            "state_dir",
            "LOG_LEVEL",
            "log_level",
            "AGENT_TIER",
            "agent_tier");
    texts.forEach((variable, key) ->
        Optional.ofNullable(environment.get(variable)).ifPresent(v -> tree.put(key, v)));
    Optional.ofNullable(environment.get("POLL_INTERVAL"))
        .ifPresent(value -> tree.put("poll_interval", wholeNumber("POLL_INTERVAL", value)));
    Optional.ofNullable(environment.get("GRPC_PORT"))
        .ifPresent(value -> tree.put("grpc_port", wholeNumber("GRPC_PORT", value)));
    Optional.ofNullable(environment.get("HEALING_DRY_RUN"))
        .ifPresent(value -> tree.put("healing_dry_run", flag("HEALING_DRY_RUN", value)));
  }

  private static int wholeNumber(String name, String value) {
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException _) {
      throw new InvalidRequest(name, "must be a whole number");
    }
  }

  private static boolean flag(String name, String value) {
    return switch (value.strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidRequest(name, "must be true or false");
    };
  }

  private static ApplianceConfig config(Fields fields) throws IOException {
    var enrolment = fields.has("enrolment") ? fields.oneOf("enrolment", Enrolment.class) : CLAIMED;
    boolean isClaimed = enrolment == CLAIMED;
    var site = fields.parsed("site_id", SiteId::new);
    var mode = fields.optionalText("deployment_mode", 20).orElse("reseller");
    if (!Set.of("reseller", "direct").contains(mode)) {
      throw fields.wrong("deployment_mode", "must be reseller or direct");
    }
    var reseller = fields.optionalText("reseller_id", 100);
    if (mode.equals("reseller") && reseller.isEmpty()) {
      throw fields.wrong("reseller_id", "is required in reseller mode");
    }
    var level = fields.optionalText("log_level", 20).orElse("INFO");
    if (!LOG_LEVELS.contains(level)) {
      throw fields.wrong("log_level", "must be DEBUG, INFO, WARNING or ERROR");
    }
    var stateDir = Path.of(fields.optionalText("state_dir", 4096).orElse("/var/lib/msp"));
    var mac =
        isClaimed || fields.has("mac_address")
            ? fields.parsed("mac_address", MacAddress::parse)
            : ThisMachine.mac(stateDir, new SecureRandom());
    var certificate = clientCertificate(fields);
    return new ApplianceConfig(
        enrolment,
        site,
        fields
            .optionalParsed("appliance_id", ApplianceId::new)
            .orElseGet(() -> ApplianceId.of(site, mac)),
        isClaimed
            ? Optional.of(fields.parsed("api_key", ApiKey::new))
            : apiKey(fields, stateDir, certificate.isPresent()),
        fields.parsed("api_endpoint", ConfigFile::endpoint),
        pollInterval(fields),
        fields.bool("enable_drift_detection", true),
        fields.bool("enable_evidence_upload", true),
        fields.bool("enable_l1_sync", true),
        fields.bool("healing_enabled", true),
        fields.bool("healing_dry_run", false),
        stateDir,
        level,
        fields.has("partner")
            ? Optional.of(PartnerBrand.from(fields.object("partner")))
            : Optional.empty(),
        isClaimed || fields.has("provisioned_at")
            ? Optional.of(fields.parsed("provisioned_at", ConfigFile::instant))
            : Optional.empty(),
        mac,
        isClaimed || fields.has("hostname")
            ? fields.parsed("hostname", HostId::new)
            : ThisMachine.hostname(),
        mode,
        mode.equals("reseller") ? reseller : Optional.empty(),
        certificate,
        fields.optionalText("server_ca_file", 4096).map(Path::of),
        serverPublicKeys(fields),
        fields.optionalText("baseline_path", 4096).map(Path::of),
        fields
            .optionalParsed("maintenance_window", MaintenanceWindow::parse)
            .orElse(GuardSettings.DEFAULT.window()),
        fields.bool("allow_disruptive_outside_window", false),
        Duration.ofMillis(fields.optionalInteger("ntp_max_skew_ms", 1, 3_600_000).orElse(5000L)),
        fields.optionalInteger("evidence_retention", 1, 1_000_000).orElse(200L).intValue(),
        fields.optionalInteger("prune_retention_days", 1, 36_500).orElse(90L).intValue(),
        fields.optionalText("signing_key_file", 4096).map(Path::of),
        fields.optionalText("policy_version", 64),
        seconds(fields, "order_ttl", Order.TTL_MAX, Order.TTL_MAX),
        seconds(
            fields,
            "rebuild_health_check_timeout",
            ApplianceConfig.REBUILD_HEALTH_CHECK_MAX,
            ApplianceConfig.REBUILD_HEALTH_CHECK_MAX),
        RmmChannels.from(fields, mode.equals("reseller")),
        AgentSettings.from(fields, stateDir));
  }

  // Where nothing names a key and no certificate proves who we are, the registration made one.
  private static Optional<ApiKey> apiKey(Fields fields, Path stateDir, boolean hasCertificate) {
    if (fields.has("api_key") && fields.has("api_key_file")) {
      throw fields.wrong("api_key_file", "and api_key exclude each other");
    }
    var file = fields.optionalText("api_key_file", 4096).map(Path::of);
    if (file.isPresent()) {
      return Optional.of(ApiKeyFile.read(file.get()));
    }
    var key = fields.optionalParsed("api_key", ApiKey::new);
    return key.isPresent() || hasCertificate ? key : ApiKeyFile.find(stateDir);
  }

  private static Set<String> serverPublicKeys(Fields fields) {
    var keys = fields.texts("server_public_keys", 20, 64);
    try {
      keys.forEach(VerifyingKey::ofHex);
    } catch (IllegalArgumentException e) {
      throw fields.wrong("server_public_keys", String.valueOf(e.getMessage()));
    }
    return Set.copyOf(keys);
  }

  private static Duration pollInterval(Fields fields) {
    long seconds = fields.optionalInteger("poll_interval", 0, Integer.MAX_VALUE).orElse(60L);
    return Duration.ofSeconds(
        Math.clamp(
            seconds, ApplianceConfig.POLL_MIN.toSeconds(), ApplianceConfig.POLL_MAX.toSeconds()));
  }

  private static Duration seconds(Fields fields, String name, Duration otherwise, Duration max) {
    return fields
        .optionalInteger(name, 1, max.toSeconds())
        .map(Duration::ofSeconds)
        .orElse(otherwise);
  }

  private static Optional<ClientCertificate> clientCertificate(Fields fields) {
    var certificate = fields.optionalText("client_cert_file", 4096).map(Path::of);
    var key = fields.optionalText("client_key_file", 4096).map(Path::of);
    if (certificate.isPresent() != key.isPresent()) {
      throw fields.wrong("client_cert_file", "and client_key_file belong together");
    }
    return certificate.map(file -> new ClientCertificate(file, key.orElseThrow()));
  }

  // With any offset: the documented file says +00:00.
  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("must be a time such as 2026-01-04T15:30:00+00:00", e);
    }
  }

  static URI endpoint(String text) {
    var uri = URI.create(text);
    var scheme = Optional.ofNullable(uri.getScheme()).orElse("");
    var host = Optional.ofNullable(uri.getHost()).orElse("");
    boolean isLocal = host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]");
    if (host.isEmpty() || !(scheme.equals("https") || (scheme.equals("http") && isLocal))) {
      throw new IllegalArgumentException("must be an https address (http only for this machine)");
    }
    return uri;
  }
}
