package osiriscare.flashpods.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import osiriscare.flashpods.id.JobId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// The API as the commands use it. What it refuses becomes one line that says why.
final class ApiClient implements AutoCloseable {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
  private static final Duration UPLOAD_MAX = Duration.ofHours(1);
  private static final int ERROR_BYTES_MAX = 1 << 16;

  private final CliSettings settings;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  ApiClient(CliSettings settings) {
    this.settings = settings;
  }

  Fields get(String path) {
    return answer(request(path).GET());
  }

  /// What is answered also when it is an "unavailable" that tells more.
  Fields getAlways(String path) {
    var response = send(request(path).GET(), BodyHandlers.ofString());
    if (response.statusCode() != 200 && response.statusCode() != 503) {
      throw refusal(response, response.body());
    }
    return Json.object(response.body(), "the answer");
  }

  Fields post(String path, ObjectNode body) {
    return answer(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.bytes(body))));
  }

  Fields delete(String path) {
    return answer(request(path).DELETE());
  }

  /// Sends files that `body` opens.
  Fields put(String path, String contentType, Supplier<InputStream> body) {
    return answer(
        request(path)
            .header("Content-Type", contentType)
            .timeout(UPLOAD_MAX)
            .PUT(BodyPublishers.ofInputStream(body)));
  }

  /// The log from that byte on; with `follow` it ends when the job's output ends.
  InputStream output(JobId job, long offset, boolean follow) {
    return stream("/jobs/" + job + "/output?offset=" + offset + (follow ? "&follow=true" : ""));
  }

  InputStream artifact(JobId job, String name) {
    return stream("/jobs/" + job + "/artifacts/" + escape(name).replace("%2F", "/"));
  }

  private InputStream stream(String path) {
    var response = send(request(path).GET(), BodyHandlers.ofInputStream());
    if (response.statusCode() == 200) {
      return response.body();
    }
    try (var body = response.body()) {
      throw refusal(response, new String(body.readNBytes(ERROR_BYTES_MAX), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CommandFailed(settings.url() + " broke off", e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url(path))
        .timeout(ANSWER_MAX)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + settings.token().reveal());
  }

  private URI url(String path) {
    var base = settings.url().toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  private static String escape(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Fields answer(HttpRequest.Builder request) {
    var response = send(request, BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw refusal(response, response.body());
    }
    return Json.object(response.body().isEmpty() ? "{}" : response.body(), "the answer");
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
    try {
      return http.send(request.build(), handler);
    } catch (IOException e) {
      throw new CommandFailed(settings.url() + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailed("interrupted while waiting for " + settings.url(), e);
    }
  }

  private static ApiRefused refusal(HttpResponse<?> response, String body) {
    try {
      var error = Json.object(body, "error");
      return new ApiRefused(
          response.statusCode(), error.text("error", 100), error.text("message", 2000));
    } catch (InvalidRequest _) {
      return new ApiRefused(
          response.statusCode(), "http_" + response.statusCode(), "The API refused");
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
