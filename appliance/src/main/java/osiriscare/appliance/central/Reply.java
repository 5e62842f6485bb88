package osiriscare.appliance.central;

import java.util.Optional;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.problem.ProblemCode;

/// What came of a request to Central.
public sealed interface Reply {
  /// It did what was asked.
  ///
  /// @param body empty for 204
  record Done(int status, Optional<Fields> body) implements Reply {}

  /// It refused, with a problem.
  ///
  /// @param code empty when the answer carries none that we know
  record Refused(int status, Optional<ProblemCode> code, String detail, Optional<Fields> problem)
      implements Reply {}

  /// It could not be reached, or answered 5xx.
  record Failed(FailureClass kind, String detail) implements Reply {}
}
