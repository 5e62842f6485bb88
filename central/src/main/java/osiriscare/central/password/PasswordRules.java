package osiriscare.central.password;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import osiriscare.protocol.id.Secret;

/// What a new password must be: long, not on the list of leaked ones, and not easy to guess for who
/// knows that list and the account. No kinds of characters are demanded: that only makes people
/// write `P@ssword1`.
public final class PasswordRules {
  /// Shortest password, in characters.
  public static final int LENGTH_MIN = 12;

  /// Longest password, in characters; longer ones would only heat the machine.
  public static final int LENGTH_MAX = 256;

  // Of 0 to 4; 3 resists 10^8 guesses.
  private static final int SCORE_MIN = 3;

  // Measuring takes time quadratic in the length. What is strong so far stays strong.
  private static final int MEASURED_MAX = 64;

  private final Zxcvbn estimator = new Zxcvbn();
  private final Set<String> leaked;

  public PasswordRules() {
    try {
      leaked =
          Set.copyOf(StandardDictionaries.PASSWORDS_LOADER.load().getRankedDictionary().keySet());
    } catch (IOException e) {
      throw new UncheckedIOException("read the list of leaked passwords", e);
    }
  }

  /// Why this may not be a password; empty when it may.
  ///
  /// @param words what an attacker knows of the account, such as its name and address
  public Optional<String> refusal(Secret password, List<String> words) {
    var text = password.reveal();
    if (text.length() < LENGTH_MIN || text.length() > LENGTH_MAX) {
      return Optional.of("must have " + LENGTH_MIN + " to " + LENGTH_MAX + " characters");
    }
    if (leaked.contains(text.toLowerCase(Locale.ROOT))) {
      return Optional.of("is one of the passwords that attackers try first");
    }
    var known = Stream.concat(words.stream(), Stream.of("osiriscare", "osiris")).toList();
    var measured = text.substring(0, Math.min(text.length(), MEASURED_MAX));
    return estimator.measure(measured, known).getScore() < SCORE_MIN
        ? Optional.of("is too easy to guess: take more words, or words that do not belong together")
        : Optional.empty();
  }
}
