package osiriscare.healing.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/// Daily time in UTC in which disruptive actions may run; it may wrap midnight. Start is inside,
/// end is not.
public record MaintenanceWindow(LocalTime start, LocalTime end) {
  private static final Pattern FORM =
      Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]");
  private static final int START_LENGTH = 5;

  public MaintenanceWindow {
    if (start.equals(end)) {
      throw new IllegalArgumentException("must not be empty");
    }
  }

  /// Reads `HH:MM-HH:MM`.
  public static MaintenanceWindow parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("must be a window such as 02:00-04:00");
    }
    return new MaintenanceWindow(
        LocalTime.parse(text.substring(0, START_LENGTH)),
        LocalTime.parse(text.substring(START_LENGTH + 1)));
  }

  /// Whether it is open.
  public boolean contains(Instant now) {
    var time = now.atZone(ZoneOffset.UTC).toLocalTime();
    return start.isBefore(end)
        ? !time.isBefore(start) && time.isBefore(end)
        : !time.isBefore(start) || time.isBefore(end);
  }

  /// When it opens next; now when it is open.
  public Instant nextOpening(Instant now) {
    if (contains(now)) {
      return now;
    }
    var today = now.atZone(ZoneOffset.UTC).with(start).toInstant();
    return today.isAfter(now) ? today : today.plus(Duration.ofDays(1));
  }

  /// As it is written.
  @Override
  public String toString() {
    return start + "-" + end;
  }
}
