package osiriscare.flashpods.id;

import java.util.Locale;
import java.util.regex.Pattern;

/// The caller's own name for a job: a UUID of version 4, kept in lower case so that both spellings
/// are one key.
public record ClientJobId(String value) {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  /// @throws IllegalArgumentException when the text is no UUID of version 4
  public ClientJobId {
    value = value.toLowerCase(Locale.ROOT);
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("must be a UUID of version 4");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
