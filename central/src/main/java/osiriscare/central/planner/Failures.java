package osiriscare.central.planner;

import java.io.InterruptedIOException;
import osiriscare.central.planner.PlanModel.Answer;

/// Why a model gave no answer, in words of ours: what a server writes into its errors is not
/// repeated anywhere.
final class Failures {
  /// How often the SDKs try once more by themselves, after 429, 5xx and broken connections.
  static final int RETRIES = 1;

  private Failures() {}

  static Answer ofStatus(int status) {
    var code =
        switch (status) {
          case 401, 403 -> "key_refused";
          case 408, 504 -> "timeout";
          case 429 -> "rate_limited";
          default -> status >= 500 ? "server_error" : "request_refused";
        };
    return new Answer.Failed(
        code, "the model's server answered " + status, status >= 500 || status == 408);
  }

  static Answer ofConnection(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedIOException) {
        return new Answer.Failed("timeout", "the model did not answer in time", true);
      }
    }
    return new Answer.Failed(
        "unreadable", "the model's server cannot be reached or answers what is no answer", true);
  }
}
