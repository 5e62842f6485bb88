package osiriscare.flashpods.id;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Names one upload: `upload_`, 8 hex digits, a dash and 3 hex digits as clients invent it, or with
/// 16 digits behind the dash as the server issues it. Safe as a file name.
public record UploadId(String value) {
  private static final Pattern FORM =
      Pattern.compile("upload_[0-9a-f]{8}-(?:[0-9a-f]{3}|[0-9a-f]{16})");

  /// @throws IllegalArgumentException when the text has another form
  public UploadId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("must have the form upload_0123abcd-012");
    }
  }

  /// A new id that cannot be guessed.
  public static UploadId issue(RandomGenerator random) {
    return new UploadId(
        "upload_"
            + HexFormat.of().toHexDigits(random.nextInt())
            + "-"
            + HexFormat.of().toHexDigits(random.nextLong()));
  }

  @Override
  public String toString() {
    return value;
  }
}
