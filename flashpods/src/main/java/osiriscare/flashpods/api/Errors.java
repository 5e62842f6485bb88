package osiriscare.flashpods.api;

import java.util.Map;
import osiriscare.daemon.http.Answer;
import osiriscare.flashpods.container.ContainerFailure;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.flashpods.image.ImageUnavailable;
import osiriscare.flashpods.store.StoreFailure;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import tools.jackson.databind.node.ObjectNode;

/// The form of every error: problem+json with the documented members `error`, `message` and
/// `details` beside it.
final class Errors {
  private Errors() {}

  static Answer answer(ApiError error) {
    return answer(error.code(), error.sentence(), error.details());
  }

  static Answer answer(InvalidRequest invalid) {
    var details = Json.object();
    var list = details.putArray("errors");
    invalid
        .errors()
        .forEach(e -> list.addObject().put("field", e.field()).put("message", e.message()));
    return answer(ErrorCode.INVALID_REQUEST, String.valueOf(invalid.getMessage()), details);
  }

  /// Which reason a failure of the world has.
  static ErrorCode code(Exception failure) {
    return switch (failure) {
      case StoreFailure _ -> ErrorCode.DATABASE_ERROR;
      case ContainerFailure _, ImageUnavailable _ -> ErrorCode.CONTAINER_ERROR;
      default -> ErrorCode.INTERNAL_ERROR;
    };
  }

  /// An error that the door itself made, in our form.
  static Answer ofProblem(Answer answer) {
    if (!answer.contentType().equals(Problem.MEDIA_TYPE)) {
      return answer;
    }
    var code =
        switch (answer.status()) {
          case 404 -> ErrorCode.NOT_FOUND;
          case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
          case 413 -> ErrorCode.PAYLOAD_TOO_LARGE;
          case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
          case 503 -> ErrorCode.SERVICE_UNAVAILABLE;
          default -> ErrorCode.INVALID_REQUEST;
        };
    var ours = answer(code, code.title(), Json.object());
    for (var header : answer.headers().entrySet()) {
      ours = ours.withHeader(header.getKey(), header.getValue());
    }
    return ours;
  }

  private static Answer answer(ErrorCode code, String message, ObjectNode details) {
    var json = Json.object();
    json.put("type", "about:blank");
    json.put("title", code.title());
    json.put("status", code.status());
    json.put("detail", message);
    json.put("code", code.code());
    json.put("error", code.code());
    json.put("message", message);
    if (!details.isEmpty()) {
      json.setAll(details);
      json.set("details", details);
    }
    var answer = new Answer(code.status(), Problem.MEDIA_TYPE, Json.text(json), Map.of());
    return switch (code) {
      case RATE_LIMITED, COPY_IN_PROGRESS -> answer.withHeader("Retry-After", "1");
      case INSUFFICIENT_RESOURCES, QUEUE_FULL, DRAINING, SERVICE_UNAVAILABLE ->
          answer.withHeader("Retry-After", "30");
      case MISSING_AUTHORIZATION, INVALID_TOKEN, MALFORMED_AUTHORIZATION ->
          answer.withHeader("WWW-Authenticate", "Bearer");
      default -> answer;
    };
  }
}
