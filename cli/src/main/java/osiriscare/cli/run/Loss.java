package osiriscare.cli.run;

import osiriscare.cli.CommandFailed;
import osiriscare.cli.process.Child;

/// What to say when a program ended that should not have.
final class Loss {
  private static final int LINES = 15;

  private Loss() {}

  /// An error with the last words of the program.
  static CommandFailed of(String what, Child child) {
    var tail = child.log().tail(LINES);
    return new CommandFailed(
        "%s (%s ended with %s). The last lines of %s:%n  %s"
            .formatted(
                what,
                child.name(),
                child.exit().join(),
                child.log().path(),
                tail.isEmpty() ? "(empty)" : String.join(System.lineSeparator() + "  ", tail)));
  }
}
