package osiriscare.central.notification;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.protocol.json.Fields;

/// When a partner wants to be told; times of day are those of its zone.
public record NotificationSettings(
    @Described(example = "Europe/Berlin") String timeZone,
    @Described(value = "Nothing is told from then on; never quiet when missing", example = "22:00")
        Optional<String> quietFrom,
    @Described(value = "What was collected is told then", example = "07:00")
        Optional<String> quietTo,
    @Described("Whether what is critical waits for neither the morning nor a digest")
        boolean criticalAtOnce,
    @Described(value = "When a daily digest is sent", example = "08:00") String digestAt) {
  static final NotificationSettings DEFAULT =
      new NotificationSettings("UTC", Optional.empty(), Optional.empty(), true, "08:00");

  static NotificationSettings from(Fields fields) {
    var settings =
        new NotificationSettings(
            fields.parsed("time_zone", NotificationSettings::zone),
            fields.optionalParsed("quiet_from", NotificationSettings::time),
            fields.optionalParsed("quiet_to", NotificationSettings::time),
            fields.bool("critical_at_once", DEFAULT.criticalAtOnce()),
            fields
                .optionalParsed("digest_at", NotificationSettings::time)
                .orElse(DEFAULT.digestAt()));
    if (settings.quietFrom.isPresent() != settings.quietTo.isPresent()) {
      throw fields.wrong(
          settings.quietFrom.isPresent() ? "quiet_to" : "quiet_from", "is required with the other");
    }
    if (settings.quietFrom.isPresent() && settings.quietFrom.equals(settings.quietTo)) {
      throw fields.wrong("quiet_to", "must be another time than quiet_from");
    }
    return settings;
  }

  private static String zone(String text) {
    try {
      // Names of regions only: a fixed offset would be wrong for half of the year.
      if (ZoneId.getAvailableZoneIds().contains(text)) {
        return ZoneId.of(text).getId();
      }
    } catch (DateTimeException _) {
      // Answered below, as a name that is not known.
    }
    throw new IllegalArgumentException("must be a time zone such as Europe/Berlin");
  }

  private static String time(String text) {
    if (!text.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
      throw new IllegalArgumentException("must be a time such as 22:00");
    }
    return LocalTime.parse(text).toString();
  }
}
