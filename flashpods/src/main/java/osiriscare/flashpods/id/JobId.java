package osiriscare.flashpods.id;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Names one job: `job_` and 12 hex digits. Safe as a file name.
public record JobId(String value) {
  private static final Pattern FORM = Pattern.compile("job_[0-9a-f]{12}");

  /// @throws IllegalArgumentException when the text has another form
  public JobId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("must be job_ and 12 hex digits");
    }
  }

  /// A new id.
  public static JobId issue(RandomGenerator random) {
    return new JobId("job_" + HexFormat.of().toHexDigits(random.nextLong(), 12));
  }

  @Override
  public String toString() {
    return value;
  }
}
