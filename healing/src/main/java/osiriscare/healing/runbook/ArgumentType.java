package osiriscare.healing.runbook;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an argument of a step may be. Every text is matched as a whole, so that nothing but the
/// named thing fits: no path with `..`, no option, no shell text.
public enum ArgumentType {
  /// A systemd unit with its suffix, such as `nginx.service`.
  UNIT("[A-Za-z0-9:_.\\\\-]+(@[A-Za-z0-9:_.\\\\-]*)?\\.(service|timer|socket|mount|target)", 256),
  /// An absolute path without `.`, `..` and empty parts.
  PATH("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._+@%=:,-]+)+", 1024),
  /// Names of kernel parameters.
  KERNEL_PARAMETER("[a-z0-9_]+(\\.[a-z0-9_*-]+)+", 128),
  /// A whole number, 0 to 1 000 000 000.
  INTEGER("0|[1-9][0-9]{0,8}", 9),
  /// An octal file mode of three or four digits.
  MODE("[0-7]{3,4}", 4),
  /// A plain word: an option, a protocol, a state.
  WORD("[A-Za-z0-9][A-Za-z0-9_.-]*", 100),
  /// A user or group.
  ACCOUNT("[a-z_][a-z0-9_-]{0,31}", 32),
  /// A network interface.
  INTERFACE("[A-Za-z0-9][A-Za-z0-9_.-]{0,14}", 15);

  private final Pattern form;
  private final int lengthMax;

  ArgumentType(String form, int lengthMax) {
    this.form = Pattern.compile(form);
    this.lengthMax = lengthMax;
  }

  /// The word in a runbook.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Says why a text is no such argument.
  public Optional<String> refusal(String text) {
    return text.length() <= lengthMax && !text.startsWith("-") && form.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("must be a " + word().replace('_', ' '));
  }
}
