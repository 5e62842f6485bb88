package osiriscare.appliance.drift.host;

/// Text from the host for a fact or a reason: names of files are not always text.
public final class PrintableText {
  /// Longest text that is kept, in characters.
  public static final int LENGTH_MAX = 300;

  private PrintableText() {}

  /// The text on one line, control characters replaced, cut to [#LENGTH_MAX].
  public static String of(String text) {
    var cut = text.length() > LENGTH_MAX ? text.substring(0, LENGTH_MAX) : text;
    return cut.replaceAll("[\\p{Cntrl}\\x{D800}-\\x{DFFF}\\x{FFFD}]", "?");
  }
}
