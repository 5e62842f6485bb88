package osiriscare.daemon.http;

import java.nio.charset.StandardCharsets;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import tools.jackson.databind.JsonNode;

/// What a handler answers.
///
/// @param contentType empty when there is no body
public record Answer(int status, String contentType, String body) {
  /// 200 with a JSON body.
  public static Answer ok(JsonNode body) {
    return json(200, body);
  }

  /// A JSON body.
  public static Answer json(int status, JsonNode body) {
    return new Answer(status, "application/json", Json.text(body));
  }

  /// 204.
  public static Answer nothing() {
    return new Answer(204, "", "");
  }

  /// A text of another type.
  public static Answer text(String contentType, String body) {
    return new Answer(200, contentType, body);
  }

  /// An error.
  public static Answer of(Problem problem) {
    return new Answer(problem.code().status(), Problem.MEDIA_TYPE, Json.text(problem.toJson()));
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
