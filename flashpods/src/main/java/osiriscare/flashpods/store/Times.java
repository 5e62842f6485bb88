package osiriscare.flashpods.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times as the database and the API write them: RFC 3339 in UTC with three decimals, so that the
/// texts sort as the times do.
public final class Times {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Times() {}

  /// The text of a time.
  public static String text(Instant time) {
    return FORM.format(time);
  }
}
