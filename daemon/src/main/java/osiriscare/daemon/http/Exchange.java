package osiriscare.daemon.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// One request, as handlers see it.
public final class Exchange {
  private final ServerRequest request;
  private final String requestId;
  private final int bodyBytesMax;
  private @Nullable Fields body;

  Exchange(ServerRequest request, String requestId, int bodyBytesMax) {
    this.request = request;
    this.requestId = requestId;
    this.bodyBytesMax = bodyBytesMax;
  }

  /// Names this request in logs and in the response.
  public String requestId() {
    return requestId;
  }

  /// A header, or empty.
  public Optional<String> header(String name) {
    var key = HeaderNames.create(name);
    return request.headers().contains(key)
        ? Optional.of(request.headers().get(key).get())
        : Optional.empty();
  }

  /// A variable segment of the path.
  public String path(String name) {
    return request.path().pathParameters().get(name);
  }

  /// A value of the query, or empty.
  public Optional<String> query(String name) {
    return request.query().contains(name)
        ? Optional.of(request.query().get(name))
        : Optional.empty();
  }

  /// A whole number of the query, or `otherwise`.
  public int queryInteger(String name, int otherwise, int min, int max) {
    if (!request.query().contains(name)) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(request.query().get(name));
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new InvalidRequest(name, "must be a whole number from " + min + " to " + max);
  }

  /// The body as it comes from the network, of any type and length; the handler bounds it.
  public InputStream bodyStream() {
    return request.content().inputStream();
  }

  /// Address of the peer that is connected to us; behind a proxy, the proxy's.
  public String peer() {
    return request.remotePeer().host();
  }

  /// The body as one JSON object; read from the network at the first call.
  public Fields body() {
    var known = body;
    if (known == null) {
      known = read();
      body = known;
    }
    return known;
  }

  private Fields read() {
    var type = header("Content-Type").orElse("");
    if (!type.startsWith("application/json")) {
      throw new ProblemException(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }
    return Json.object(bytes(), "body");
  }

  private byte[] bytes() {
    if (request.headers().contentLength().orElse(0) > bodyBytesMax) {
      throw tooLarge();
    }
    try (var stream = request.content().inputStream()) {
      var bytes = stream.readNBytes(bodyBytesMax + 1);
      if (bytes.length > bodyBytesMax) {
        throw tooLarge();
      }
      return bytes;
    } catch (IOException e) {
      throw new ProblemException(ProblemCode.INVALID_REQUEST, "The body broke off");
    }
  }

  private ProblemException tooLarge() {
    return new ProblemException(
        ProblemCode.PAYLOAD_TOO_LARGE, "The body has more than " + bodyBytesMax + " bytes");
  }

  /// Path as sent, without the query.
  public String rawPath() {
    return request.path().rawPath();
  }

  /// All values of a header that may be repeated.
  public List<String> headers(String name) {
    var key = HeaderNames.create(name);
    return request.headers().contains(key) ? request.headers().get(key).allValues() : List.of();
  }
}
