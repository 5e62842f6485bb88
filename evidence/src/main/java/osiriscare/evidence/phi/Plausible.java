package osiriscare.evidence.phi;

import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Set;

/// What no linear-time pattern can say about a match: check digits, ranges, words that show that
/// something else is meant.
final class Plausible {
  /// The Medicare Beneficiary Identifier: 11 characters of fixed kinds, without S, L, O, I, B and
  /// Z.
  static final String MBI =
      "[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9][0-9]-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9][0-9]"
          + "-?[AC-HJKMNP-RT-Y]{2}[0-9]{2}";

  /// Machine accounts and roles that write like an e-mail address.
  private static final Set<String> ROLES =
      Set.of("root", "git", "nobody", "daemon", "postmaster", "hostmaster", "noreply", "no-reply");

  /// Ends of unit names such as `getty@tty1.service`, and domains in names of SSH algorithms.
  private static final Pattern NO_EMAIL_DOMAIN =
      Pattern.compile(
          "(?i).*\\.(?:service|socket|target|timer|mount|device|slice|scope|path|swap|automount|conf|nix|js)"
              + "|(?:.*\\.)?(?:openssh\\.com|libssh\\.org|lysator\\.liu\\.se|putty\\.projects\\.tartarus\\.org)");

  private static final Pattern SERVICE_CLASS =
      Pattern.compile(
          "(?i)\\b(?:host|http|ldap|cifs|nfs|krbtgt|gc|dns|mssqlsvc|termsrv|wsman|restrictedkrbhost|imap|smtp|postgres)/(?:[^/\\s]*[/:])?$");

  private static final Pattern WORD_BREAK = Pattern.compile("[ ,^]+");

  private static final Pattern VERSION_BEFORE =
      Pattern.compile(
          "(?i)(?:\\bv|version|release|build|kernel|driver|firmware|revision)[ :=\"'v]*$");

  private Plausible() {}

  static boolean always(String text, int start, int end) {
    return true;
  }

  static boolean endsAlone(String text, int start, int end) {
    return end == text.length()
        || !(Character.isLetterOrDigit(text.charAt(end))
            || (text.charAt(end) == '.'
                && end + 1 < text.length()
                && Character.isDigit(text.charAt(end + 1))));
  }

  static boolean ssn(String text, int start, int end) {
    var digits = digits(text, start, end);
    return !digits.startsWith("000") && !digits.startsWith("00", 3) && !digits.endsWith("0000");
  }

  static boolean zip(String text, int start, int end) {
    return !text.startsWith("00000", start);
  }

  static boolean hasFourDigits(String text, int start, int end) {
    return digits(text, start, end).length() >= 4 && endsAlone(text, start, end);
  }

  static boolean hasFiveDigits(String text, int start, int end) {
    return digits(text, start, end).length() >= 5 && endsAlone(text, start, end);
  }

  static boolean hasDigitAndWord(String text, int start, int end) {
    var part = text.substring(start, end);
    return part.chars().anyMatch(Character::isDigit)
        && part.indexOf(' ') > 0
        && part.chars().filter(Character::isLetter).count() > 3;
  }

  /// Whether it has the length and first digits of a card network, and the Luhn check digit.
  static boolean card(String text, int start, int end) {
    var digits = digits(text, start, end);
    return hasCardPrefix(digits) && luhn(digits);
  }

  private static boolean hasCardPrefix(String digits) {
    int four = Integer.parseInt(digits.substring(0, 4));
    int two = four / 100;
    return switch (digits.length()) {
      case 13 -> two / 10 == 4;
      case 14 -> two == 36 || two == 38 || (four >= 3000 && four <= 3059);
      case 15 -> two == 34 || two == 37;
      case 16 ->
          two / 10 == 4
              || (two >= 51 && two <= 55)
              || (four >= 2221 && four <= 2720)
              || four == 6011
              || two == 65
              || (four >= 3528 && four <= 3589)
              || two == 62;
      case 19 -> two / 10 == 4 || four == 6011 || two == 62;
      default -> false;
    };
  }

  private static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  static boolean notVersion(String text, int start, int end) {
    return !VERSION_BEFORE.matcher(Surroundings.before(text, start, 20)).find();
  }

  static boolean email(String text, int start, int end) {
    var local = text.substring(start, text.indexOf('@', start)).toLowerCase(Locale.ROOT);
    var domain = text.substring(text.indexOf('@', start) + 1, end);
    return !ROLES.contains(local)
        && !NO_EMAIL_DOMAIN.matcher(domain).matches()
        && !SERVICE_CLASS.matcher(Surroundings.before(text, start, 60)).find();
  }

  static boolean streetAddress(String text, int start, int end) {
    if (start > 0 && (text.charAt(start - 1) == '/' || text.charAt(start - 1) == '.')) {
      return false;
    }
    for (var word : WORD_BREAK.split(text.substring(start, end))) {
      if (PhiWords.TECHNICAL.contains(word.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  /// Whether what stands behind "patient name" is a name rather than the state of a field.
  static boolean name(String text, int start, int end) {
    return text.charAt(start - 1) != '_' && !PhiWords.NO_NAME.contains(firstWord(text, start, end));
  }

  /// Whether what stands behind the bare word "patient" is a name; without a colon it takes two
  /// words.
  static boolean nameOfPerson(String text, int start, int end) {
    if (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '_') {
      return false;
    }
    for (var word : WORD_BREAK.split(text.substring(start, end))) {
      if (PhiWords.NO_NAME.contains(word.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    var before = Surroundings.before(text, start, 3);
    return before.contains(":")
        || before.contains("=")
        || text.substring(start, end).matches("(?s).*[ ^].*");
  }

  private static String firstWord(String text, int start, int end) {
    int stop = start;
    while (stop < end && text.charAt(stop) != ' ' && text.charAt(stop) != ',') {
      stop++;
    }
    return text.substring(start, stop).toLowerCase(Locale.ROOT);
  }

  private static String digits(String text, int start, int end) {
    var digits = new StringBuilder();
    for (int i = start; i < end; i++) {
      if (Character.isDigit(text.charAt(i))) {
        digits.append(Character.digit(text.charAt(i), 10));
      }
    }
    return digits.toString();
  }
}
