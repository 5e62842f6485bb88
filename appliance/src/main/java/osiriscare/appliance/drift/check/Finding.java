package osiriscare.appliance.drift.check;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import osiriscare.appliance.drift.host.PrintableText;
import osiriscare.appliance.drift.host.Seen;
import osiriscare.protocol.check.Verdict;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// A check's verdict and the facts that it rests on: whole numbers, texts, truth values and bounded
/// lists, never a secret.
///
/// @param measured names of the facts that move by themselves, such as an age
public record Finding(Verdict verdict, ObjectNode facts, Set<String> measured) {
  /// Most entries of a list of facts; the count beside it tells how many there were.
  public static final int LISTED_MAX = 50;

  /// A verdict without facts so far.
  public Finding(Verdict verdict) {
    this(verdict, Json.object(), new HashSet<>());
  }

  /// Decides on what was seen. This is the one place that holds the rule: what was seen in part may
  /// fail and never passes, and what was not seen is unknown.
  static <F> Finding judge(Seen<F> seen, Function<F, Finding> decide) {
    return switch (seen.map(decide)) {
      case Seen.Known<Finding>(var finding) -> finding;
      case Seen.Partly<Finding>(var finding, var hidden) -> finding.inPart(hidden);
      case Seen.Hidden<Finding>(var reason) -> unknown(reason);
    };
  }

  static Finding pass() {
    return new Finding(new Verdict.Pass());
  }

  static Finding fail(String reason) {
    return new Finding(new Verdict.Fail(PrintableText.of(reason)));
  }

  static Finding unknown(String reason) {
    return new Finding(new Verdict.Unknown(PrintableText.of(reason)));
  }

  /// Fails with the reason when something is wrong, passes when nothing is.
  static Finding failWhen(boolean isWrong, String reason) {
    return isWrong ? fail(reason) : pass();
  }

  private Finding inPart(String hidden) {
    facts.put("not_seen", PrintableText.of(hidden));
    return switch (verdict) {
      case Verdict.Pass _ ->
          new Finding(
              new Verdict.Unknown(PrintableText.of("seen in part: " + hidden)), facts, measured);
      case Verdict.Fail _, Verdict.Unknown _ -> this;
    };
  }

  Finding with(String name, long value) {
    facts.put(name, value);
    return this;
  }

  /// A number that moves by itself, such as an age: evidence does not count it as a change.
  Finding withMeasure(String name, long value) {
    measured.add(name);
    return with(name, value);
  }

  Finding with(String name, String value) {
    facts.put(name, PrintableText.of(value));
    return this;
  }

  Finding with(String name, boolean value) {
    facts.put(name, value);
    return this;
  }

  /// Lists at most [#LISTED_MAX] values, and how many there are when there are more.
  Finding with(String name, Collection<String> values) {
    List<String> listed = values.stream().limit(LISTED_MAX).map(PrintableText::of).toList();
    facts.set(name, Json.array(listed));
    if (values.size() > listed.size()) {
      facts.put(name + "_count", values.size());
    }
    return this;
  }

  /// The first few values for a sentence.
  static String few(Collection<String> values) {
    var shown = values.stream().limit(3).toList();
    var more = values.size() - shown.size();
    return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
  }
}
