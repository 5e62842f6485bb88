package osiriscare.healing.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a condition compares. A field that the state does not have makes every operator false but
/// [#EXISTS] with `false`.
public enum Operator {
  /// Truth values with truth values, numbers with numbers and numeric texts, else texts.
  EQUALS("eq"),
  /// There, and not equal.
  NOT_EQUALS("ne"),
  /// A text that has this part, or a list that has this entry.
  CONTAINS("contains"),
  /// A text in which RE2 finds this pattern.
  REGEX("regex"),
  /// Greater.
  GT("gt"),
  /// Less.
  LT("lt"),
  /// Greater or equal.
  GE("ge"),
  /// Less or equal.
  LE("le"),
  /// Equal to one of these.
  IN("in"),
  /// There, and equal to none of these.
  NOT_IN("not_in"),
  /// There (`true`) or not there (`false`); null counts as not there.
  EXISTS("exists");

  private final String shortWord;

  Operator(String shortWord) {
    this.shortWord = shortWord;
  }

  /// The word in rules that we write.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String shortWord() {
    return shortWord;
  }

  /// The operator with this word, or with the short one of older rules.
  public static Optional<Operator> of(String word) {
    return Arrays.stream(values())
        .filter(operator -> operator.word().equals(word) || operator.shortWord.equals(word))
        .findFirst();
  }
}
