package osiriscare.flashpods.id;

import java.util.regex.Pattern;

/// Podman's name for one container: 64 hex digits.
public record ContainerId(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /// @throws IllegalArgumentException when the text has another form
  public ContainerId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("must be 64 hex digits");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
