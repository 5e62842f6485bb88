package osiriscare.protocol.id;

import java.util.regex.Pattern;

/// Free name of a machine: 1 to 255 printable ASCII characters without blanks.
public record HostId(String value) {
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

  /// @throws IllegalArgumentException when the text has another form
  public HostId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("must be 1 to 255 printable characters without blanks");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
