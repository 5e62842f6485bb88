package osiriscare.flashpods;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import osiriscare.daemon.settings.Settings;
import osiriscare.flashpods.egress.EgressPolicy;
import osiriscare.flashpods.job.Capacity;
import osiriscare.flashpods.lifecycle.HostRules;
import osiriscare.flashpods.lifecycle.Retention;

/// Everything that can be set about the API. The seven documented variables come first.
///
/// @param logLevel a logback level, from `RUST_LOG`
/// @param state folder of ours beside the database, for what agents are handed
/// @param resolvers name servers that jobs with the public internet ask, reachable even when
///   private; empty takes the host's public ones
/// @param registry where image names without a registry come from; none leaves it to Podman
/// @param allowedImages images that may run; a prefix ends with `*`
/// @param rsync how files come by rsync
/// @param jobDiskBytes most that one job may write to `/work` and `/artifacts`
/// @param warmSlots containers kept ready for each warm image
/// @param warmImages empty means the default image
/// @param prePull images that are pulled in the background after the start
public record FlashpodsConfig(
    Path database,
    Path uploads,
    Path artifacts,
    Path logs,
    String host,
    int port,
    Path tokenFile,
    Path podmanSocket,
    String logLevel,
    Path state,
    Path backups,
    HostRules rules,
    Retention.Limits retention,
    Duration grace,
    String workerImage,
    String agentImage,
    EgressPolicy network,
    List<InetAddress> resolvers,
    Optional<String> registry,
    List<String> allowedImages,
    List<String> prePull,
    int requestsPerSecond,
    Rsync rsync,
    long jobDiskBytes,
    int warmSlots,
    List<String> warmImages) {

  /// The rsync daemon beside the API.
  ///
  /// @param allowed addresses that may send files
  /// @param hasPasswords whether each upload has one; without, an address is enough
  public record Rsync(String allowed, int port, boolean hasPasswords) {}

  /// The documented pre-pulled images; also those that may run when nothing else is set.
  public static final List<String> IMAGES =
      List.of(
          "rust:latest",
          "rust:1.75",
          "node:20",
          "node:18",
          "python:3.12",
          "python:3.11",
          "ubuntu:24.04",
          "ubuntu:22.04",
          "alpine:latest");

  private static final Set<String> FOREIGN =
      Set.of(
          "FLASHPODS_API_TOKEN",
          "FLASHPODS_TOKEN",
          "FLASHPODS_URL",
          "FLASHPODS_HOST",
          "FLASHPODS_PORT",
          "FLASHPODS_SECRETS_FILE",
          "FLASHPODS_SOCKET_PATH",
          "FLASHPODS_SPIRE_SOCKET");

  public FlashpodsConfig {
    allowedImages = List.copyOf(allowedImages);
    prePull = List.copyOf(prePull);
    warmImages = warmImages.isEmpty() ? List.of(workerImage) : List.copyOf(warmImages);
  }

  /// Reads and checks all settings.
  public static FlashpodsConfig from(Settings settings) {
    var address = address(settings.text("FLASHPODS_LISTEN_ADDR", "10.0.0.1:8080"));
    var database =
        settings
            .path("FLASHPODS_DB_PATH")
            .orElse(Path.of("/var/lib/flashpods/db/flashpods.db"))
            .toAbsolutePath();
    var config =
        new FlashpodsConfig(
            database,
            settings.path("FLASHPODS_UPLOADS_PATH").orElse(Path.of("/tmp/flashpods/uploads")),
            settings
                .path("FLASHPODS_ARTIFACTS_PATH")
                .orElse(Path.of("/var/lib/flashpods/artifacts")),
            settings.path("FLASHPODS_LOGS_PATH").orElse(Path.of("/var/log/flashpods")),
            address.host(),
            address.port(),
            settings.path("FLASHPODS_TOKEN_FILE").orElse(Path.of("/etc/flashpods/api-token")),
            settings.path("FLASHPODS_PODMAN_SOCKET").orElse(Path.of("/run/flashpods/podman.sock")),
            logLevel(settings.text("RUST_LOG", "info")),
            settings.path("FLASHPODS_STATE_PATH").orElse(beside(database, "state")),
            settings.path("FLASHPODS_BACKUPS_PATH").orElse(beside(database, "backups")),
            rules(settings),
            retention(settings),
            Duration.ofSeconds(settings.integer("FLASHPODS_GRACE_SECONDS", 10, 0, 300)),
            settings.text("FLASHPODS_DEFAULT_IMAGE", "ubuntu:22.04"),
            settings.text("FLASHPODS_AGENT_IMAGE", "flashpods/agent:latest"),
            network(settings),
            resolvers(settings),
            settings.text("FLASHPODS_REGISTRY"),
            orDefault(settings.list("FLASHPODS_ALLOWED_IMAGES")),
            prePull(settings),
            settings.integer("FLASHPODS_REQUESTS_PER_SECOND", 100, 1, 1_000_000),
            new Rsync(
                settings.text("FLASHPODS_RSYNC_ALLOW", "10.0.0.2"),
                settings.integer("FLASHPODS_RSYNC_PORT", 873, 1, 65_535),
                onOff(settings, "FLASHPODS_RSYNC_PASSWORDS", true)),
            (long) settings.integer("FLASHPODS_JOB_DISK_GB", 10, 1, 100_000) << 30,
            settings.integer("FLASHPODS_WARM_POOL", 2, 0, 100),
            settings.list("FLASHPODS_WARM_IMAGES"));
    settings.rejectUnread("FLASHPODS_", FOREIGN);
    return config;
  }

  private record Address(String host, int port) {}

  private static Address address(String text) {
    int colon = text.lastIndexOf(':');
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (colon > 0 && port >= 0 && port <= 65_535) {
        return new Address(text.substring(0, colon), port);
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new Settings.InvalidSetting(
        "FLASHPODS_LISTEN_ADDR", "must be an address and a port, such as 10.0.0.1:8080");
  }

  // RUST_LOG may also hold rules per module; its first word counts.
  private static String logLevel(String text) {
    var word = text.strip().toLowerCase(Locale.ROOT);
    int comma = word.indexOf(',');
    return switch (comma < 0 ? word : word.substring(0, comma)) {
      case "trace" -> "TRACE";
      case "debug" -> "DEBUG";
      case "info" -> "INFO";
      case "warn" -> "WARN";
      case "error" -> "ERROR";
      case "off" -> "OFF";
      default ->
          throw new Settings.InvalidSetting(
              "RUST_LOG", "must begin with trace, debug, info, warn, error or off");
    };
  }

  private static HostRules rules(Settings settings) {
    var host =
        new Capacity(
            settings.integer("FLASHPODS_HOST_CPUS", hostCpus(), 1, 4096),
            settings.integer("FLASHPODS_HOST_MEMORY_GB", hostMemoryGb(), 1, 65_536));
    var reserve =
        new Capacity(
            settings.integer("FLASHPODS_RESERVE_CPUS", host.cpus() > 2 ? 1 : 0, 0, 4095),
            settings.integer(
                "FLASHPODS_RESERVE_MEMORY_GB", host.memoryGb() > 4 ? 1 : 0, 0, 65_535));
    return new HostRules(
        host,
        host.minus(reserve),
        onOff(settings, "FLASHPODS_QUEUE", true),
        settings.integer("FLASHPODS_QUEUE_MAX", 1000, 1, 100_000),
        settings.integer("FLASHPODS_DISK_PERCENT_MAX", 85, 1, 100),
        Duration.ofSeconds(settings.integer("FLASHPODS_START_LIMIT_SECONDS", 300, 1, 86_400)));
  }

  private static Retention.Limits retention(Settings settings) {
    return new Retention.Limits(
        Duration.ofMinutes(settings.integer("FLASHPODS_ARTIFACTS_KEPT_MINUTES", 60, 1, 525_600)),
        Duration.ofMinutes(settings.integer("FLASHPODS_LOGS_KEPT_MINUTES", 1440, 1, 525_600)),
        1024L * 1024 * settings.integer("FLASHPODS_LOGS_MAX_MB", 10_240, 1, 1_000_000));
  }

  private static List<InetAddress> resolvers(Settings settings) {
    try {
      return settings.list("FLASHPODS_RESOLVERS").stream().map(InetAddress::ofLiteral).toList();
    } catch (IllegalArgumentException _) {
      throw new Settings.InvalidSetting("FLASHPODS_RESOLVERS", "must be addresses");
    }
  }

  private static EgressPolicy network(Settings settings) {
    return switch (settings.text("FLASHPODS_DEFAULT_NETWORK", "public")) {
      case "none" -> new EgressPolicy.None();
      case "public" -> new EgressPolicy.PublicInternet();
      default ->
          throw new Settings.InvalidSetting("FLASHPODS_DEFAULT_NETWORK", "must be none or public");
    };
  }

  private static boolean onOff(Settings settings, String name, boolean otherwise) {
    return switch (settings.text(name, otherwise ? "on" : "off")) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new Settings.InvalidSetting(name, "must be on or off");
    };
  }

  private static List<String> orDefault(List<String> images) {
    return images.isEmpty() ? IMAGES : images;
  }

  private static List<String> prePull(Settings settings) {
    var images = orDefault(settings.list("FLASHPODS_PREPULL_IMAGES"));
    return images.equals(List.of("none")) ? List.of() : images;
  }

  private static Path beside(Path database, String name) {
    var folder = database.getParent();
    return (folder == null ? Path.of("/") : folder).resolve(name);
  }

  private static int hostCpus() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static int hostMemoryGb() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    long bytes =
        system instanceof com.sun.management.OperatingSystemMXBean known
            ? known.getTotalMemorySize()
            : 1L << 30;
    return (int) Math.max(1, bytes >> 30);
  }
}
