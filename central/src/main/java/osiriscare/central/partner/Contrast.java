package osiriscare.central.partner;

import java.util.Locale;

/// How well a colour can be told from white: the contrast ratio of WCAG 2.2, from 1 to 21. Pages
/// show the brand's colours as text on white, and white text on them.
final class Contrast {
  /// Least for text (success criterion 1.4.3).
  static final double TEXT_MIN = 4.5;

  /// Least for what is no text (success criterion 1.4.11).
  static final double SHAPE_MIN = 3;

  private static final double WHITE = 1;

  private Contrast() {}

  /// The ratio of a colour to white, rounded down to hundredths: what is just below a limit must
  /// not look as if it met it.
  ///
  /// @param color `#` and six hex digits
  private static double toWhite(String color) {
    double ratio = (WHITE + 0.05) / (luminance(color) + 0.05);
    return Math.floor(ratio * 100) / 100;
  }

  /// Refuses what is no colour or cannot be read.
  ///
  /// @param least lowest ratio to white
  /// @throws IllegalArgumentException saying by how much it falls short
  static String require(String color, double least) {
    if (!color.matches("#[0-9A-Fa-f]{6}")) {
      throw new IllegalArgumentException("must be # and six hex digits");
    }
    double ratio = toWhite(color);
    if (ratio < least) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "cannot be read on white: its contrast is %.2f:1 and must be at least %s:1",
              ratio,
              least));
    }
    return color;
  }

  /// Relative luminance as WCAG defines it.
  private static double luminance(String color) {
    return 0.2126 * channel(color, 1) + 0.7152 * channel(color, 3) + 0.0722 * channel(color, 5);
  }

  private static double channel(String color, int at) {
    double value = Integer.parseInt(color, at, at + 2, 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
