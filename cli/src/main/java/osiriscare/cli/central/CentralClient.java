package osiriscare.cli.central;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// A client of Central with an API token.
public final class CentralClient implements AutoCloseable {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
  private static final Duration UPLOAD_MAX = Duration.ofMinutes(10);

  private final URI url;
  private final Secret token;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  public CentralClient(URI url, Secret token) {
    this.url = url;
    this.token = token;
  }

  /// Reads.
  ///
  /// @param segments parts of the path behind `/api`, escaped here; the last may carry a query
  /// @throws CentralRefused when Central says no, or nothing
  public Fields get(String... segments) {
    return send(request(segments).GET().build());
  }

  /// Makes something.
  ///
  /// @throws CentralRefused when Central says no, or nothing
  public Fields post(ObjectNode body, String... segments) {
    return send(
        request(segments)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.bytes(body)))
            .build());
  }

  /// Hands over a file.
  ///
  /// @throws IOException when the file cannot be read
  /// @throws CentralRefused when Central says no, or nothing
  public Fields put(Path file, String mediaType, String... segments) throws IOException {
    return send(
        request(segments)
            .timeout(UPLOAD_MAX)
            .header("Content-Type", mediaType)
            .PUT(BodyPublishers.ofFile(file))
            .build());
  }

  private HttpRequest.Builder request(String... segments) {
    var path = new StringBuilder("/api");
    for (var segment : segments) {
      path.append('/').append(escape(segment));
    }
    return HttpRequest.newBuilder(url.resolve(path.toString()))
        .timeout(ANSWER_MAX)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + token.reveal());
  }

  private static String escape(String segment) {
    int query = segment.indexOf('?');
    var plain = query < 0 ? segment : segment.substring(0, query);
    var escaped = URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("+", "%20");
    return query < 0 ? escaped : escaped + segment.substring(query);
  }

  private Fields send(HttpRequest request) {
    HttpResponse<String> response;
    try {
      response = http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new CentralRefused(url + " does not answer: is Central running there?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CentralRefused("interrupted while waiting for " + url, e);
    }
    if (response.statusCode() / 100 != 2) {
      throw refusal(response);
    }
    return Json.object(response.body(), "Central's answer");
  }

  private static CentralRefused refusal(HttpResponse<String> response) {
    var path = response.request().method() + " " + response.request().uri().getPath();
    var said = "Central answered " + path + " with " + response.statusCode();
    try {
      var problem = Json.object(response.body(), "problem");
      var code = problem.optionalText("code", 100);
      var detail =
          problem.optionalText("detail", 1000).or(() -> problem.optionalText("title", 500));
      var errors = new StringBuilder();
      if (problem.has("errors")) {
        for (var error :
            problem.objects(
                "errors", 100, f -> f.text("field", 500) + " " + f.text("message", 500))) {
          errors.append("; ").append(error);
        }
      }
      return new CentralRefused(
          response.statusCode(),
          code,
          said + code.map(c -> " " + c).orElse("") + detail.map(d -> ": " + d).orElse("") + errors);
    } catch (InvalidRequest _) {
      return new CentralRefused(response.statusCode(), Optional.empty(), said);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
