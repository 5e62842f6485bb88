package osiriscare.protocol.order;

import java.util.Locale;
import java.util.Optional;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// How an order ended, as the appliance reports it.
///
/// @param result what the order brought, without secrets
/// @param errorCode machine-readable reason; required unless completed
/// @param executionTimeMs how long it ran, in milliseconds
public record OrderCompletion(
    Status status,
    ObjectNode result,
    Optional<String> errorCode,
    Optional<String> errorMessage,
    Optional<Long> executionTimeMs) {

  /// How it ended.
  public enum Status {
    /// Executed, and it worked.
    COMPLETED,
    /// Executed, and it did not work.
    FAILED,
    /// Not executed.
    REFUSED;

    /// The word on the wire.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Reads a completion.
  ///
  /// @throws InvalidRequest when `success` contradicts `status` or a failure has no code
  public static OrderCompletion from(Fields fields) {
    var status = fields.oneOf("status", Status.class);
    if (fields.bool("success") != (status == Status.COMPLETED)) {
      throw fields.wrong("success", "contradicts status");
    }
    var code = fields.optionalText("error_code", 100);
    if (status != Status.COMPLETED && code.isEmpty()) {
      throw fields.wrong("error_code", "is required unless the order completed");
    }
    return new OrderCompletion(
        status,
        fields.objectOrEmpty("result"),
        code,
        fields.optionalText("error_message", 2000),
        fields.optionalInteger("execution_time_ms", 0, Long.MAX_VALUE));
  }

  /// The body to send.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("status", status.word());
    json.put("success", status == Status.COMPLETED);
    json.set("result", result);
    errorCode.ifPresent(value -> json.put("error_code", value));
    errorMessage.ifPresent(value -> json.put("error_message", value));
    executionTimeMs.ifPresent(value -> json.put("execution_time_ms", value));
    return json;
  }
}
