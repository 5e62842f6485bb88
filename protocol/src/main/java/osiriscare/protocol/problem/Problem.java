package osiriscare.protocol.problem;

import java.util.List;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.InvalidRequest.FieldError;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// An error response (RFC 9457): what every door answers when it does not do what was asked.
///
/// @param code the machine-readable reason, which also gives the status
/// @param detail one sentence for a person, without secrets
/// @param errors the wrong fields, empty when no field is at fault
/// @param extension further members, such as the expected chain head
public record Problem(
    ProblemCode code, String detail, List<FieldError> errors, ObjectNode extension) {
  /// Media type of the response.
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }

  /// The code with its default sentence.
  public static Problem of(ProblemCode code) {
    return of(code, code.detail());
  }

  /// The code with a sentence of its own.
  public static Problem of(ProblemCode code, String detail) {
    return new Problem(code, detail, List.of(), Json.object());
  }

  /// Wrong fields.
  public static Problem of(InvalidRequest invalid) {
    return new Problem(
        ProblemCode.INVALID_REQUEST,
        String.valueOf(invalid.getMessage()),
        invalid.errors(),
        Json.object());
  }

  /// The same with further members.
  public Problem with(ObjectNode members) {
    return new Problem(code, detail, errors, members);
  }

  /// The body.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("type", "about:blank");
    json.put("title", code.detail());
    json.put("status", code.status());
    json.put("detail", detail);
    json.put("code", code.code());
    if (!errors.isEmpty()) {
      var list = json.putArray("errors");
      errors.forEach(e -> list.addObject().put("field", e.field()).put("message", e.message()));
    }
    json.setAll(extension);
    return json;
  }
}
