package osiriscare.healing.guard;

import java.time.Duration;
import java.util.Set;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// The numbers of the guardrails, part of a site's policy.
///
/// @param cooldown time that the same tool leaves the same host alone
/// @param pageAgain the same incident twice within this time pages a person
/// @param allowDisruptiveOutsideWindow whether the window is ignored
/// @param ntpSkewMaxMs largest clock offset at which a disruptive action may run, in ms
/// @param hostFailuresMax failures on one host within [#breakerSpan] that stop healing there
/// @param runbookFailuresMax failures of one runbook within [#breakerSpan] that stop it
/// @param breakerOpen how long a breaker stays open after the last failure
/// @param flapsMax how often a check may fail again after it was healed, within [#flapSpan]
/// @param actionsAtOnceMax actions at one time on all hosts of the appliance
/// @param restartBackoff wait before the second restart of a unit; it doubles with each more within
///   a day, up to an hour
/// @param floorHostsPerHour hosts per hour and runbook without a valid allowance from Central
public record GuardSettings(
    Duration cooldown,
    Duration pageAgain,
    MaintenanceWindow window,
    boolean allowDisruptiveOutsideWindow,
    long ntpSkewMaxMs,
    int hostFailuresMax,
    int runbookFailuresMax,
    Duration breakerSpan,
    Duration breakerOpen,
    int flapsMax,
    Duration flapSpan,
    int actionsAtOnceMax,
    Duration restartBackoff,
    int floorHostsPerHour) {

  /// Longest restart backoff.
  public static final Duration RESTART_BACKOFF_MAX = Duration.ofHours(1);

  private static final long DAY_SECONDS = 86_400;

  /// The documented defaults. Three relapses in four hours are reached even when only a scan every
  /// 15 minutes looks.
  public static final GuardSettings DEFAULT =
      new GuardSettings(
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          MaintenanceWindow.parse("02:00-04:00"),
          false,
          5_000,
          3,
          5,
          Duration.ofMinutes(60),
          Duration.ofMinutes(30),
          3,
          Duration.ofHours(4),
          3,
          Duration.ofMinutes(5),
          2);

  private static final Set<String> FIELDS =
      Set.of(
          "cooldown_seconds",
          "page_again_seconds",
          "maintenance_window",
          "allow_disruptive_outside_window",
          "ntp_max_skew_ms",
          "host_failures_max",
          "runbook_failures_max",
          "breaker_span_seconds",
          "breaker_open_seconds",
          "flaps_max",
          "flap_span_seconds",
          "actions_at_once_max",
          "restart_backoff_seconds",
          "floor_hosts_per_hour");

  /// Reads settings; what is not said is the default. The cooldown may be made longer, never
  /// shorter than a minute.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest naming the field
  public static GuardSettings from(Fields fields) {
    for (var name : fields.tree().propertyNames()) {
      if (!FIELDS.contains(name)) {
        throw fields.wrong(name, "is not a setting of the guardrails");
      }
    }
    return new GuardSettings(
        seconds(fields, "cooldown_seconds", 60, DEFAULT.cooldown),
        seconds(fields, "page_again_seconds", 60, DEFAULT.pageAgain),
        fields
            .optionalParsed("maintenance_window", MaintenanceWindow::parse)
            .orElse(DEFAULT.window),
        fields.bool("allow_disruptive_outside_window", DEFAULT.allowDisruptiveOutsideWindow),
        fields.optionalInteger("ntp_max_skew_ms", 1, 3_600_000).orElse(DEFAULT.ntpSkewMaxMs),
        count(fields, "host_failures_max", DEFAULT.hostFailuresMax),
        count(fields, "runbook_failures_max", DEFAULT.runbookFailuresMax),
        seconds(fields, "breaker_span_seconds", 60, DEFAULT.breakerSpan),
        seconds(fields, "breaker_open_seconds", 60, DEFAULT.breakerOpen),
        count(fields, "flaps_max", DEFAULT.flapsMax),
        seconds(fields, "flap_span_seconds", 60, DEFAULT.flapSpan),
        count(fields, "actions_at_once_max", DEFAULT.actionsAtOnceMax),
        seconds(fields, "restart_backoff_seconds", 1, DEFAULT.restartBackoff),
        count(fields, "floor_hosts_per_hour", DEFAULT.floorHostsPerHour));
  }

  /// These settings with what another source says instead.
  ///
  /// @param changes only the fields that it says
  /// @throws osiriscare.protocol.json.InvalidRequest naming the field
  public GuardSettings with(ObjectNode changes) {
    return from(Fields.of(toJson().setAll(changes)));
  }

  private static Duration seconds(Fields fields, String name, long min, Duration standard) {
    return Duration.ofSeconds(
        fields.optionalInteger(name, min, DAY_SECONDS).orElse(standard.toSeconds()));
  }

  private static int count(Fields fields, String name, int standard) {
    return fields.optionalInteger(name, 1, 1_000).map(Long::intValue).orElse(standard);
  }

  /// All settings as they are written.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("cooldown_seconds", cooldown.toSeconds());
    json.put("page_again_seconds", pageAgain.toSeconds());
    json.put("maintenance_window", window.toString());
    json.put("allow_disruptive_outside_window", allowDisruptiveOutsideWindow);
    json.put("ntp_max_skew_ms", ntpSkewMaxMs);
    json.put("host_failures_max", hostFailuresMax);
    json.put("runbook_failures_max", runbookFailuresMax);
    json.put("breaker_span_seconds", breakerSpan.toSeconds());
    json.put("breaker_open_seconds", breakerOpen.toSeconds());
    json.put("flaps_max", flapsMax);
    json.put("flap_span_seconds", flapSpan.toSeconds());
    json.put("actions_at_once_max", actionsAtOnceMax);
    json.put("restart_backoff_seconds", restartBackoff.toSeconds());
    json.put("floor_hosts_per_hour", floorHostsPerHour);
    return json;
  }
}
