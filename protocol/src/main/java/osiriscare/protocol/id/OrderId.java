package osiriscare.protocol.id;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Names one order: `ORD-{yyyymmddhhmmss}-{8 upper-case hex digits}`.
public record OrderId(String value) {
  private static final Pattern FORM = Pattern.compile("ORD-[0-9]{14}-[0-9A-F]{8}");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  /// @throws IllegalArgumentException when the text has another form
  public OrderId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("must have the form ORD-20261121104500-9F3A22C1");
    }
  }

  /// A new id for an order that is issued now.
  public static OrderId issue(Instant now, RandomGenerator random) {
    return new OrderId(
        "ORD-"
            + SECOND.format(now)
            + "-"
            + HexFormat.of().withUpperCase().toHexDigits(random.nextInt()));
  }

  @Override
  public String toString() {
    return value;
  }
}
