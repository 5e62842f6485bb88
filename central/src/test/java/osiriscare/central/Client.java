package osiriscare.central;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;

/// A program that calls Central over HTTP.
///
/// @param headers name, value, name, value …
record Client(URI server, List<String> headers) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  Client(URI server, Optional<String> authorization) {
    this(server, authorization.map(value -> List.of("Authorization", value)).orElseGet(List::of));
  }

  /// What came back.
  record Response(int status, HttpHeaders headers, String text) {
    JsonNode json() {
      return Json.parse(text, "body");
    }

    String code() {
      return json().path("code").asString();
    }

    /// The value of a cookie that was set.
    String cookie(String name) {
      return headers.allValues("Set-Cookie").stream()
          .filter(cookie -> cookie.startsWith(name + "="))
          .map(cookie -> cookie.substring(name.length() + 1, cookie.indexOf(';')))
          .findFirst()
          .orElseThrow();
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  Client bearer(String token) {
    return with("Authorization", "Bearer " + token);
  }

  Client with(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(name);
    more.add(value);
    return new Client(server, List.copyOf(more));
  }

  Response get(String path) {
    return send("GET", path, Optional.empty());
  }

  Response post(String path, String json) {
    return with("Content-Type", "application/json").send("POST", path, Optional.of(json));
  }

  Response put(String path, String json) {
    return with("Content-Type", "application/json").send("PUT", path, Optional.of(json));
  }

  Response delete(String path) {
    return send("DELETE", path, Optional.empty());
  }

  /// What a GET answers that is no text.
  byte[] bytes(String path) {
    var request = HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(30));
    try {
      return HTTP.send(request.build(), BodyHandlers.ofByteArray()).body();
    } catch (IOException e) {
      throw new UncheckedIOException("GET " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Response send(String method, String path, Optional<String> body) {
    var request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Response(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
