package osiriscare.daemon.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import tools.jackson.databind.JsonNode;

/// What a handler answers.
///
/// @param contentType empty when there is no body
/// @param headers beside those that every response has
public record Answer(int status, String contentType, String body, Map<String, String> headers) {
  public Answer {
    headers = Map.copyOf(headers);
  }

  private Answer(int status, String contentType, String body) {
    this(status, contentType, body, Map.of());
  }

  /// The same with one more header.
  public Answer withHeader(String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return new Answer(status, contentType, body, more);
  }

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
