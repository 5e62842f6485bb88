package osiriscare.flashpods.error;

import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// A refusal on its way from where it is found to the edge that answers it.
public final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient ObjectNode details;

  /// The code with its own sentence.
  public ApiError(ErrorCode code) {
    this(code, code.title());
  }

  /// @param message one sentence for a person, without secrets
  public ApiError(ErrorCode code, String message) {
    this(code, message, Json.object());
  }

  /// @param details further members, such as `requested` and `available`
  public ApiError(ErrorCode code, String message, ObjectNode details) {
    super(message);
    this.code = code;
    this.details = details;
  }

  /// The same reason with the world's failure as its cause, which is logged and never answered.
  public ApiError(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.details = Json.object();
  }

  /// The machine-readable reason.
  public ErrorCode code() {
    return code;
  }

  /// Further members of the answer.
  public ObjectNode details() {
    return details;
  }

  /// The sentence for a person.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
