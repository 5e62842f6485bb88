package osiriscare.evidence.phi;

import com.google.re2j.Pattern;

/// One way in which patient data is written.
///
/// @param pattern linear-time; its group 1 is the part to replace, or the whole match without one
/// @param yieldsToInfrastructure whether an address, GUID, SID or time stamp at the same place wins
///   over this rule: only a label that names a patient outweighs those
/// @param check what a pattern cannot say, such as a check digit
record PhiRule(PhiCategory category, Pattern pattern, boolean yieldsToInfrastructure, Check check) {
  /// Decides about one match.
  @FunctionalInterface
  interface Check {
    boolean accepts(String text, int start, int end);
  }

  /// Data that is known by its own form.
  static PhiRule shaped(PhiCategory category, String regex, Check check) {
    return new PhiRule(
        category,
        Pattern.compile(regex),
        true,
        (text, start, end) ->
            Surroundings.standAlone(text, start, end) && check.accepts(text, start, end));
  }

  /// Data that is known by the label in front of it.
  static PhiRule labelled(PhiCategory category, String label, String value, Check check) {
    return new PhiRule(category, behind(label, value), true, check);
  }

  /// As [#labelled], for labels that leave no doubt even when the value looks like a GUID or a
  /// time.
  static PhiRule surelyLabelled(PhiCategory category, String label, String value, Check check) {
    return new PhiRule(category, behind(label, value), false, check);
  }

  private static Pattern behind(String label, String value) {
    return Pattern.compile("(?:\\b|_)(?i:" + label + ")" + PhiRules.SEPARATOR + "(" + value + ")");
  }
}
