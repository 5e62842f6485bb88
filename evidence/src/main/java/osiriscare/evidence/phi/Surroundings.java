package osiriscare.evidence.phi;

import com.google.re2j.Pattern;
import java.util.BitSet;

/// Looks at what stands around a match, which linear-time patterns cannot do themselves.
final class Surroundings {
  /// What must survive: our own replacements, GUIDs, SIDs, IPv4 and MAC addresses, time stamps,
  /// long hex.
  private static final Pattern INFRASTRUCTURE =
      Pattern.compile(
          "\\[[A-Z-]{2,12}-REDACTED-[0-9a-f]{8}\\]"
              + "|\\b[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\\b"
              + "|\\bS-1-[0-9]{1,2}(?:-[0-9]{1,10}){1,15}\\b"
              + "|\\b(?:[0-9]{1,3}\\.){3}[0-9]{1,3}\\b"
              + "|\\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\\b"
              + "|\\b[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}"
              + "|\\b(?:[0-9]+[a-f]|[a-f]+[0-9])[0-9a-f]{10,126}\\b");

  private Surroundings() {}

  /// Which characters of a text are data of machines rather than of people.
  static BitSet infrastructure(String text) {
    var characters = new BitSet(text.length());
    var matcher = INFRASTRUCTURE.matcher(text);
    while (matcher.find()) {
      characters.set(matcher.start(), matcher.end());
    }
    return characters;
  }

  /// Whether the part is a word of its own, not a piece of a path, a version, a hash or a serial
  /// number.
  static boolean standAlone(String text, int start, int end) {
    return !(start > 0 && joinsBefore(text, start - 1))
        && !(end < text.length() && joinsAfter(text, end));
  }

  private static boolean joinsBefore(String text, int at) {
    var c = text.charAt(at);
    if (Character.isLetterOrDigit(c) || c == '_' || c == '/' || c == '\\' || c == '@') {
      return true;
    }
    return (c == '-' || c == '.' || c == '+')
        && at > 0
        && Character.isLetterOrDigit(text.charAt(at - 1));
  }

  private static boolean joinsAfter(String text, int at) {
    var c = text.charAt(at);
    if (Character.isLetterOrDigit(c) || c == '_' || c == '\\') {
      return true;
    }
    return (c == '-' || c == '.' || c == ':')
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at + 1))
        && !(c == '.' && Character.isLetter(text.charAt(at + 1)));
  }

  /// Whether the part is a column among columns of numbers, as in the output of `vmstat`.
  static boolean isAmongNumbers(String text, int start, int end) {
    int before = start - 1;
    while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
      before--;
    }
    int after = end;
    while (after < text.length() && (text.charAt(after) == ' ' || text.charAt(after) == '\t')) {
      after++;
    }
    return (before >= 0 && before < start - 1 && Character.isDigit(text.charAt(before)))
        || (after < text.length() && after > end && Character.isDigit(text.charAt(after)));
  }

  /// What stands directly before the part, at most `length` characters.
  static String before(String text, int start, int length) {
    return text.substring(Math.max(0, start - length), start);
  }
}
