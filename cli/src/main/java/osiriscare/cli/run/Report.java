package osiriscare.cli.run;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// Tells facts.
interface Report {
  void tell(Fact fact);

  /// Does one step, telling its begin and end.
  default <T> T step(String name, String text, Supplier<T> work) {
    var begun = Instant.now();
    tell(new Fact.StepBegun(name, text));
    try {
      var result = work.get();
      tell(new Fact.StepDone(name, Duration.between(begun, Instant.now())));
      return result;
    } catch (RuntimeException e) {
      tell(new Fact.StepFailed(name));
      throw e;
    }
  }
}
