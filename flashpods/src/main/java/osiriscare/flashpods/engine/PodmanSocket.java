package osiriscare.flashpods.engine;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.Method;
import io.helidon.webclient.api.HttpClientRequest;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.WebClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;

/// HTTP over Podman's unix socket. Every call has its own connection, so that a restarted Podman is
/// none the worse, and its own time limit: a unix socket knows no read timeout, so the call runs in
/// a thread that is interrupted, which closes the connection.
public final class PodmanSocket {
  private static final String LIBPOD = "/v4.0.0/libpod";
  private static final int TAR_BYTES_MAX = 512 * 1024 * 1024;
  private static final int ANSWER_BYTES_MAX = 32 * 1024 * 1024;

  private final Path path;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param path the socket, `FLASHPODS_PODMAN_SOCKET`
  public PodmanSocket(Path path) {
    this.path = path;
  }

  /// Asks for something.
  ///
  /// @param resource path below `/libpod`
  public Reply get(String resource, Map<String, String> query, Duration limit) {
    return call(
        "GET " + resource,
        limit,
        client -> {
          try (var response = request(client, Method.GET, resource, query).request()) {
            return read("GET " + resource, response);
          }
        });
  }

  /// Has something done.
  public Reply post(String resource, Map<String, String> query, Duration limit) {
    return call(
        "POST " + resource,
        limit,
        client -> {
          try (var response = request(client, Method.POST, resource, query).request()) {
            return read("POST " + resource, response);
          }
        });
  }

  /// Has something done that takes a JSON body.
  public Reply post(String resource, JsonNode body, Duration limit) {
    return call(
        "POST " + resource,
        limit,
        client -> {
          var request =
              request(client, Method.POST, resource, Map.of())
                  .contentType(MediaTypes.APPLICATION_JSON);
          try (var response = request.submit(Json.bytes(body))) {
            return read("POST " + resource, response);
          }
        });
  }

  /// Sends an image's root file system. It is held in memory: Helidon 4.5 cannot stream a body to a
  /// unix socket.
  ///
  /// @throws EngineFailure when it has more than {@value #TAR_BYTES_MAX} bytes
  public Reply post(String resource, Map<String, String> query, InputStream tar, Duration limit) {
    return call(
        "POST " + resource,
        limit,
        client -> {
          var bytes = tar.readNBytes(TAR_BYTES_MAX + 1);
          if (bytes.length > TAR_BYTES_MAX) {
            throw new EngineFailure("POST " + resource + ": the file is too long");
          }
          var request =
              request(client, Method.POST, resource, query)
                  .contentType(MediaTypes.create("application/x-tar"));
          try (var response = request.submit(bytes)) {
            return read("POST " + resource, response);
          }
        });
  }

  /// Removes something.
  public Reply delete(String resource, Map<String, String> query, Duration limit) {
    return call(
        "DELETE " + resource,
        limit,
        client -> {
          try (var response = request(client, Method.DELETE, resource, query).request()) {
            return read("DELETE " + resource, response);
          }
        });
  }

  private static HttpClientRequest request(
      WebClient client, Method method, String resource, Map<String, String> query) {
    var request = client.method(method).path(LIBPOD + resource);
    query.forEach((name, value) -> request.queryParam(name, value));
    return request;
  }

  private static Reply read(String step, HttpClientResponse response) throws IOException {
    if (!response.entity().hasEntity()) {
      return new Reply(step, response.status().code(), "");
    }
    try (var in = response.inputStream()) {
      var bytes = in.readNBytes(ANSWER_BYTES_MAX + 1);
      if (bytes.length > ANSWER_BYTES_MAX) {
        throw new EngineFailure(step + ": the answer is too long");
      }
      return new Reply(step, response.status().code(), new String(bytes, StandardCharsets.UTF_8));
    }
  }

  @FunctionalInterface
  private interface Call {
    Reply by(WebClient client) throws IOException;
  }

  // A client for each call: Helidon 4.5 opens unix sockets only when it may keep them, and one that
  // was kept is dead after a restart of Podman.
  private Reply connected(Call call) throws IOException {
    var client =
        WebClient.builder()
            .baseUri("http://podman")
            .baseAddress(UnixDomainSocketAddress.of(path))
            .shareConnectionCache(false)
            .followRedirects(false)
            .build();
    try {
      return call.by(client);
    } finally {
      client.closeResource();
    }
  }

  private Reply call(String step, Duration limit, Call call) {
    var running = threads.submit(() -> connected(call));
    try {
      return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new EngineFailure(step + ": no answer within " + limit.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineFailure(step + ": given up", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof EngineFailure known) {
        throw known;
      }
      throw new EngineFailure(step + " on " + path, e);
    } finally {
      running.cancel(true);
    }
  }
}
