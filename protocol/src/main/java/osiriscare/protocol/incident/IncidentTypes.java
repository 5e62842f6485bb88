package osiriscare.protocol.incident;

import static osiriscare.protocol.incident.IncidentType.Kind.INTEGER;
import static osiriscare.protocol.incident.IncidentType.Kind.TEXT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import osiriscare.protocol.incident.IncidentType.Detail;

/// Everything that watchers report, each under its one name. Watchers fill in the details, the
/// receiver checks them, rules look at them; `docs/incidents.md` is made from this list.
public final class IncidentTypes {
  /// What an answer of a probe is that says too little for a type of its own.
  public static final String PROBE_FAILED = "probe_failed";

  /// What lines of the log are that say too little for a type of their own.
  public static final String LOG_MATCHED = "log_matched";

  /// How full a volume is.
  public static final String DISK_SPACE = "disk_space";

  private static final Map<String, IncidentType> BY_NAME = new TreeMap<>();

  static {
    add(
        "service_crash",
        "A service failed",
        required("unit", TEXT, "the systemd unit"),
        required("restart_count", INTEGER, "how often it failed since the last report of it"));
    add(
        "service_crash_loop",
        "systemd gave a service up",
        required("unit", TEXT, "the systemd unit"));
    add(
        DISK_SPACE,
        "A volume is nearly full",
        required("path", TEXT, "where it is mounted"),
        required("usage_percent", INTEGER, "how much of it is used"));
    add(
        "log_volume_full",
        "The volume of the logs is nearly full",
        optional("usage_percent", INTEGER, "how much of it is used"));
    add(
        "cache_full",
        "A service's cache is full",
        required("path", TEXT, "the cache's folder"),
        required("unit", TEXT, "the service"));
    add(
        "memory_pressure",
        "Memory is short",
        required("oom_kills", INTEGER, "programs that the kernel killed for it"));
    add(
        "cert_expiry",
        "A certificate ends soon",
        required("days_remaining", INTEGER, "whole days until it ends; 0 when it has ended"),
        optional("path", TEXT, "the certificate's file"));
    add("backup_failed", "A backup failed", required("unit", TEXT, "the backup's systemd unit"));
    add(
        "worker_stuck",
        "Workers are stuck",
        required("template", TEXT, "name of the workers' template unit"));
    add(
        "index_bloat",
        "Indexes of a database are bloated",
        required("database", TEXT, "the database"));
    add(
        "database_down",
        "A database does not answer",
        optional("unit", TEXT, "its systemd unit, when it runs on this host"));
    add("connection_table_full", "The kernel drops connections: its table is full");
    add(
        "bgp_session_down",
        "A BGP session is down",
        required("daemon", TEXT, "frr or bird"),
        required("unit", TEXT, "its systemd unit"));
    add(
        "link_down",
        "A network link is down",
        required("interface", TEXT, "the link"),
        optional("standby", TEXT, "a link that can take over"));
    add("log_gap", "A part of the log is missing");
    add("reboot_required", "The host must be restarted");
    add(
        "clock_skew",
        "The clock cannot be trusted",
        optional("offset_ms", INTEGER, "how far it is off, when that is known"));
    add(
        "ssh_bruteforce",
        "Somebody guesses passwords",
        required("failures", INTEGER, "failed logins"));
    add(
        PROBE_FAILED,
        "A probe fails",
        required("failures", INTEGER, "bad answers in a row"),
        optional("unit", TEXT, "the systemd unit that it asks"));
    add("file_system_errors", "A file system or a disk reports errors");
    add("configuration_changed", "A watched file was changed");
    add(LOG_MATCHED, "The log says what a person should read");
  }

  /// The names of all.
  public static final Set<String> ALL = Set.copyOf(BY_NAME.keySet());

  private IncidentTypes() {}

  /// All of them by name.
  public static List<IncidentType> all() {
    return List.copyOf(BY_NAME.values());
  }

  /// The type with this name.
  public static Optional<IncidentType> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /// The type with this name.
  ///
  /// @throws IllegalArgumentException when there is none
  public static IncidentType require(String name) {
    return find(name)
        .orElseThrow(() ->
            new IllegalArgumentException("must be one of " + String.join(", ", BY_NAME.keySet())));
  }

  private static void add(String name, String title, Detail... details) {
    BY_NAME.put(name, new IncidentType(name, title, List.of(details)));
  }

  private static Detail required(String name, IncidentType.Kind kind, String meaning) {
    return new Detail(name, kind, true, meaning);
  }

  private static Detail optional(String name, IncidentType.Kind kind, String meaning) {
    return new Detail(name, kind, false, meaning);
  }
}
