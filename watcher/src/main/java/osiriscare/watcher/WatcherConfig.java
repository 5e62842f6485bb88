package osiriscare.watcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import osiriscare.daemon.queue.EventQueue;
import osiriscare.daemon.settings.Settings;
import osiriscare.daemon.settings.Settings.InvalidSetting;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.id.WatcherId;

/// Everything that can be set about the watcher.
///
/// @param host this host's name in incidents
/// @param state folder of keys, counts and what waits
/// @param receiver where incidents are posted
/// @param queue the event queue; incidents go there first
/// @param watcher what Central called us at the registration; needed for the queue
/// @param watchFile what to look for; empty for the built-in list
/// @param journal folder of journal files; empty for this machine's own
/// @param waitingMax incidents that may wait to be sent
public record WatcherConfig(
    SiteId site,
    HostId host,
    Path state,
    Optional<URI> receiver,
    Optional<EventQueue> queue,
    Optional<WatcherId> watcher,
    Optional<Path> watchFile,
    Optional<Path> journal,
    int waitingMax) {
  private static final String STATE = "/var/lib/msp-watcher";

  /// Reads and checks all settings.
  public static WatcherConfig from(Settings settings) {
    var config =
        new WatcherConfig(
            parsed(settings, "OSIRIS_WATCHER_SITE", SiteId::new)
                .orElseThrow(() -> new InvalidSetting("OSIRIS_WATCHER_SITE", "is required")),
            parsed(settings, "OSIRIS_WATCHER_HOST", HostId::new).orElseGet(WatcherConfig::hostname),
            settings.path("OSIRIS_WATCHER_STATE_DIR").orElse(Path.of(STATE)),
            settings.uri("MCP_SERVER_URL").map(WatcherConfig::requirePrivate),
            EventQueue.from(settings),
            parsed(settings, "OSIRIS_WATCHER_ID", WatcherId::parse),
            settings.path("OSIRIS_WATCHER_FILE"),
            settings.path("OSIRIS_WATCHER_JOURNAL_DIR"),
            settings.integer("OSIRIS_WATCHER_WAITING_MAX", 10_000, 10, 1_000_000));
    settings.rejectUnread("OSIRIS_WATCHER_", Set.of());
    settings.rejectUnread("EVENT_QUEUE_", Set.of());
    return config;
  }

  /// The platform of this host, as rules call it.
  String platform() {
    try {
      var isNixos =
          Files.readAllLines(Path.of("/etc/os-release")).stream()
              .anyMatch(line -> line.strip().equals("ID=nixos"));
      return isNixos ? "nixos" : "linux";
    } catch (IOException _) {
      return "linux";
    }
  }

  /// Refuses to run without a way to report.
  WatcherConfig requireAWay() {
    if (receiver.isEmpty() && queue.isEmpty()) {
      throw new InvalidSetting("MCP_SERVER_URL", "or EVENT_QUEUE_URL is required");
    }
    if (queue.isPresent() && watcher.isEmpty()) {
      throw new InvalidSetting("OSIRIS_WATCHER_ID", "is required with EVENT_QUEUE_URL");
    }
    return this;
  }

  private static <T> Optional<T> parsed(Settings settings, String name, Function<String, T> parse) {
    return settings
        .text(name)
        .map(text -> {
          try {
            return parse.apply(text.strip());
          } catch (IllegalArgumentException e) {
            throw new InvalidSetting(name, String.valueOf(e.getMessage()));
          }
        });
  }

  // Our key goes there.
  private static URI requirePrivate(URI receiver) {
    if (receiver.getScheme().equals("https") || isThisMachine(receiver.getHost())) {
      return receiver;
    }
    throw new InvalidSetting("MCP_SERVER_URL", "must begin with https://");
  }

  private static boolean isThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  private static HostId hostname() {
    try {
      return new HostId(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
    } catch (IOException | IllegalArgumentException _) {
      throw new InvalidSetting("OSIRIS_WATCHER_HOST", "is required: this host has no usable name");
    }
  }
}
