package osiriscare.central.mail;

import java.util.Locale;
import java.util.regex.Pattern;

/// Reads mail addresses.
public final class MailAddress {
  private static final int LENGTH_MAX = 254;

  // Narrower than what mail allows, so that nothing in it has a meaning anywhere else.
  private static final Pattern FORM =
      Pattern.compile("[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]+(\\.[a-z0-9-]+)*");

  private MailAddress() {}

  /// The address in lower case.
  ///
  /// @throws IllegalArgumentException when it is none
  public static String parse(String text) {
    var address = text.strip().toLowerCase(Locale.ROOT);
    if (address.length() > LENGTH_MAX || !FORM.matcher(address).matches()) {
      throw new IllegalArgumentException("must be a mail address such as marta@example.com");
    }
    return address;
  }
}
