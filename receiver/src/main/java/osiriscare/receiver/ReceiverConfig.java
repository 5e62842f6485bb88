package osiriscare.receiver;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import osiriscare.daemon.queue.EventQueue;
import osiriscare.daemon.settings.Settings;
import osiriscare.database.DatabaseUrl;
import osiriscare.protocol.id.Secret;

/// Everything that can be set about the receiver.
///
/// @param publicUrl address that a claim hands to the appliance
/// @param staticToken the documented shared token; empty means it is switched off
/// @param clientCertificateHeader header in which a trusted proxy passes the verified client
///   certificate (base64 DER)
/// @param trustedProxies addresses whose client certificate header is believed
/// @param abandonedAfter how long a stream entry may lie with one receiver before another takes it
public record ReceiverConfig(
    String host,
    int port,
    DatabaseUrl database,
    URI publicUrl,
    Optional<Secret> staticToken,
    String clientCertificateHeader,
    Set<String> trustedProxies,
    int databaseConnections,
    int anonymousPerMinute,
    Optional<EventQueue> eventQueue,
    Duration abandonedAfter) {

  /// Variables with our prefix that only the other programs read.
  private static final Set<String> FOREIGN =
      Set.of(
          "OSIRIS_HOME",
          "OSIRIS_PORT",
          "OSIRIS_KEYS_DIR",
          "OSIRIS_WEB_DIR",
          "OSIRIS_ADMIN_PASSWORD_FILE",
          "OSIRIS_ADMIN_TOKEN_FILE");

  public ReceiverConfig {
    trustedProxies = Set.copyOf(trustedProxies);
  }

  /// Reads and checks all settings.
  public static ReceiverConfig from(Settings settings) {
    var port = settings.integer("OSIRIS_RECEIVER_PORT", 8001, 0, 65_535);
    var config =
        new ReceiverConfig(
            settings.text("OSIRIS_RECEIVER_HOST", "127.0.0.1"),
            port,
            databaseUrl(settings),
            settings.uri("OSIRIS_RECEIVER_URL").orElse(URI.create("http://127.0.0.1:" + port)),
            settings.secretFile("OSIRIS_STATIC_TOKEN_FILE"),
            settings.text("OSIRIS_CLIENT_CERTIFICATE_HEADER", "X-Client-Certificate"),
            Set.copyOf(new HashSet<>(settings.list("OSIRIS_TRUSTED_PROXIES"))),
            settings.integer("OSIRIS_DATABASE_CONNECTIONS", 10, 2, 200),
            settings.integer("OSIRIS_ANONYMOUS_PER_MINUTE", 60, 1, 100_000),
            EventQueue.from(settings),
            Duration.ofSeconds(settings.integer("EVENT_QUEUE_ABANDONED_SECONDS", 60, 1, 3600)));
    settings.rejectUnread("EVENT_QUEUE_", Set.of());
    settings.rejectUnread("OSIRIS_", FOREIGN);
    return config;
  }

  private static DatabaseUrl databaseUrl(Settings settings) {
    var url =
        settings
            .secret("DATABASE_URL")
            .orElseThrow(() ->
                new Settings.InvalidSetting("DATABASE_URL", "or DATABASE_URL_FILE is required"));
    try {
      return DatabaseUrl.parse(url.reveal());
    } catch (IllegalArgumentException e) {
      throw new Settings.InvalidSetting("DATABASE_URL", "is not usable: " + e.getMessage());
    }
  }
}
