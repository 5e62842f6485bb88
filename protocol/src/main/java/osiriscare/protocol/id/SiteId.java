package osiriscare.protocol.id;

import java.util.regex.Pattern;

/// Names one customer site for its whole life; never reused.
public record SiteId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

  /// @throws IllegalArgumentException when the text has another form
  public SiteId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "must be 1 to 63 lower-case letters, digits and inner dashes");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
