package osiriscare.daemon.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import tools.jackson.databind.JsonNode;

/// What a handler answers.
///
/// @param contentType empty when there is no body
/// @param headers beside those that every response has
/// @param stream writes the body instead of `body`
public record Answer(
    int status,
    String contentType,
    String body,
    Map<String, String> headers,
    Optional<BodyWriter> stream) {
  public Answer {
    headers = Map.copyOf(headers);
  }

  /// Writes a body of any length while it is sent; what it throws breaks the connection off, since
  /// the status is out already.
  @FunctionalInterface
  public interface BodyWriter {
    void write(OutputStream out) throws IOException, InterruptedException;
  }

  public Answer(int status, String contentType, String body, Map<String, String> headers) {
    this(status, contentType, body, headers, Optional.empty());
  }

  private Answer(int status, String contentType, String body) {
    this(status, contentType, body, Map.of());
  }

  /// The same with one more header.
  public Answer withHeader(String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return new Answer(status, contentType, body, more, stream);
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

  /// A body that is written while it is sent. A known length goes in the header `Content-Length`.
  public static Answer stream(int status, String contentType, BodyWriter body) {
    return new Answer(status, contentType, "", Map.of(), Optional.of(body));
  }

  /// An error. What says how long to wait says so in the header `Retry-After` too.
  public static Answer of(Problem problem) {
    var answer =
        new Answer(problem.code().status(), Problem.MEDIA_TYPE, Json.text(problem.toJson()));
    var seconds = problem.extension().path("retry_after_seconds");
    return seconds.isNumber() ? answer.withHeader("Retry-After", seconds.asString()) : answer;
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
