package osiriscare.appliance.central;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.id.ApiKey;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import tools.jackson.databind.node.ObjectNode;

/// Sends requests to the receiver. Never throws for what the network does; tells the failures apart
/// instead.
public final class CentralClient implements AutoCloseable {
  /// Longest wait for an answer.
  public static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final int NOT_MODIFIED = 304;

  private final HttpClient http;
  private final URI endpoint;
  private final Optional<ApiKey> apiKey;

  /// @param apiKey empty before the claim
  /// @param tls context with a client certificate; empty for the default one
  public CentralClient(URI endpoint, Optional<ApiKey> apiKey, Optional<SSLContext> tls) {
    this.endpoint = endpoint;
    this.apiKey = apiKey;
    var parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .sslParameters(parameters);
    tls.ifPresent(builder::sslContext);
    this.http = builder.build();
  }

  /// Where it talks to.
  public URI endpoint() {
    return endpoint;
  }

  /// Posts a JSON body.
  public Reply post(String path, ObjectNode body) throws InterruptedException {
    return send(
        request(path, TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
            .build());
  }

  /// Gets a resource that may take up to `wait` to answer.
  public Reply get(String path, Duration wait) throws InterruptedException {
    return send(request(path, TIMEOUT.plus(wait)).GET().build());
  }

  /// Gets a resource unless it is still the one with this entity tag; then the status is 304.
  public Reply getIfChanged(String path, Optional<String> tag) throws InterruptedException {
    var request = request(path, TIMEOUT).GET();
    tag.ifPresent(known -> request.header("If-None-Match", known));
    return send(request.build());
  }

  /// Gets a file that may take up to `wait` to come; only whole at [Reply.Done].
  public Reply download(String path, Path file, long bytesMax, Duration wait)
      throws InterruptedException {
    var answer = http.sendAsync(request(path, TIMEOUT).GET().build(), into(file, bytesMax));
    try {
      return reply(answer.get(wait.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      var cause = Optional.ofNullable(e.getCause()).orElse(e);
      return new Reply.Failed(FailureClass.of(cause), String.valueOf(cause));
    } catch (TimeoutException _) {
      return new Reply.Failed(FailureClass.TIMEOUT, "not here after " + wait);
    } finally {
      answer.cancel(true);
    }
  }

  // The length is known before a byte is taken, and no more is taken than that.
  private static HttpResponse.BodyHandler<String> into(Path file, long bytesMax) {
    return info -> {
      if (info.statusCode() != 200) {
        return HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8);
      }
      if (info.headers().firstValueAsLong("Content-Length").orElse(Long.MAX_VALUE) > bytesMax) {
        throw new IllegalStateException("it is larger than " + bytesMax + " bytes");
      }
      return HttpResponse.BodySubscribers.mapping(
          HttpResponse.BodySubscribers.ofFile(file), _ -> "");
    };
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest.Builder request(String path, Duration timeout) {
    var request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .timeout(timeout)
            .header("User-Agent", "osiriscare-appliance/" + BuildInfo.current().version());
    apiKey.ifPresent(key -> request.header("Authorization", "Bearer " + key.reveal()));
    return request;
  }

  private Reply send(HttpRequest request) throws InterruptedException {
    HttpResponse<String> response;
    try {
      response = http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      return new Reply.Failed(FailureClass.of(e), String.valueOf(e));
    }
    return reply(response);
  }

  private static Reply reply(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status >= 500) {
      return new Reply.Failed(FailureClass.SERVER_ERROR, "HTTP " + status);
    }
    if (status == NOT_MODIFIED || (status >= 200 && status < 300)) {
      var body = response.body().isEmpty() ? Optional.<Fields>empty() : fields(response.body());
      return response.body().isEmpty() || body.isPresent()
          ? new Reply.Done(status, body)
          : new Reply.Failed(FailureClass.OTHER, "HTTP " + status + " without a JSON object");
    }
    var problem = fields(response.body());
    return new Reply.Refused(
        status,
        problem.map(p -> p.tree().path("code").asString("")).flatMap(ProblemCode::of),
        problem.map(p -> p.tree().path("detail").asString("")).orElse("HTTP " + status),
        problem);
  }

  private static Optional<Fields> fields(String body) {
    try {
      return Optional.of(Json.object(body, "answer"));
    } catch (InvalidRequest _) {
      return Optional.empty();
    }
  }
}
