package osiriscare.central.route;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import osiriscare.central.access.Account;
import osiriscare.central.access.AccountAuthentication;
import osiriscare.central.access.ClientAccount;
import osiriscare.central.access.ClientAuthentication;
import osiriscare.database.Tenant;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import tools.jackson.databind.JsonNode;

/// One request, parsed as far as every route needs it. Belongs to the thread that serves it.
public final class Call {
  /// Largest body, in bytes.
  public static final int BODY_BYTES_MAX = 64 * 1024;

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final ServerRequest request;
  private final HttpHeaders responseHeaders = new HttpHeaders();
  private byte @Nullable [] body;

  Call(ServerRequest request) {
    this.request = request;
  }

  /// Who is calling.
  ///
  /// @throws IllegalStateException on a route that is open to anyone
  public Account account() {
    return AccountAuthentication.current()
        .orElseThrow(() -> new IllegalStateException("the route does not ask for an account"));
  }

  /// Who of a client is calling.
  ///
  /// @throws IllegalStateException on a route that does not ask for a client's people
  public ClientAccount client() {
    return ClientAuthentication.current()
        .orElseThrow(() -> new IllegalStateException("the route does not ask for a client"));
  }

  /// For whom the caller's transactions act.
  public Tenant tenant() {
    return account().tenant();
  }

  /// The request as Spring sees it.
  public ServerRequest request() {
    return request;
  }

  /// A variable segment of the path.
  public String path(String name) {
    return request.pathVariable(name);
  }

  /// A variable segment that `parse` understands; where it does not, there is no such resource.
  public <T> T path(String name, Function<String, T> parse) {
    try {
      return parse.apply(path(name));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemCode.NOT_FOUND, "There is no such " + name + ": it " + e.getMessage());
    }
  }

  /// A variable segment that is a UUID in its usual form.
  public UUID uuid(String name) {
    return path(
        name,
        text -> {
          if (!UUID_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a UUID");
          }
          return UUID.fromString(text);
        });
  }

  /// The site that the path names.
  public SiteId site() {
    return path("id", SiteId::new);
  }

  /// A query parameter that `parse` understands.
  public <T> Optional<T> query(String name, Function<String, T> parse) {
    return parameter(name)
        .map(text -> {
          try {
            return parse.apply(text);
          } catch (IllegalArgumentException e) {
            throw new InvalidRequest(name, String.valueOf(e.getMessage()));
          }
        });
  }

  /// Which page is asked for.
  ///
  /// @param keySize number of columns that the list is ordered by
  public PageRequest page(int keySize) {
    return PageRequest.of(parameter("limit"), parameter("cursor"), keySize);
  }

  /// A query parameter; what no column can hold ends here.
  private Optional<String> parameter(String name) {
    var text = request.param(name).filter(value -> !value.isEmpty());
    if (text.filter(value -> value.indexOf('\0') >= 0).isPresent()) {
      throw new InvalidRequest(name, "holds a NUL");
    }
    return text;
  }

  /// The JSON body's fields.
  public Fields body() {
    return Json.object(bodyBytes(), "body");
  }

  /// The JSON body, also when it is no object.
  public JsonNode json() {
    return Json.parse(bodyBytes(), "body");
  }

  /// Address of the other end of the connection.
  public String ipAddress() {
    return request.servletRequest().getRemoteAddr();
  }

  /// A request header.
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.headers().firstHeader(name));
  }

  /// Adds a header to the answer.
  public void answerHeader(String name, String value) {
    responseHeaders.add(name, value);
  }

  HttpHeaders answerHeaders() {
    return responseHeaders;
  }

  /// The body as it was sent, read once.
  byte[] bodyBytes() {
    var bytes = body;
    if (bytes == null) {
      bytes = readBody();
      body = bytes;
    }
    return bytes;
  }

  private byte[] readBody() {
    requireJson();
    if (request.servletRequest().getContentLengthLong() > BODY_BYTES_MAX) {
      throw tooLarge();
    }
    try {
      var bytes = request.servletRequest().getInputStream().readNBytes(BODY_BYTES_MAX + 1);
      if (bytes.length > BODY_BYTES_MAX) {
        throw tooLarge();
      }
      return bytes;
    } catch (IOException _) {
      throw new ProblemException(ProblemCode.INVALID_REQUEST, "The body broke off");
    }
  }

  private void requireJson() {
    try {
      if (request
          .headers()
          .contentType()
          .filter(MediaType.APPLICATION_JSON::includes)
          .isPresent()) {
        return;
      }
    } catch (InvalidMediaTypeException _) {
      // Answered below, as another media type is.
    }
    throw new ProblemException(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
  }

  private static ProblemException tooLarge() {
    return new ProblemException(
        ProblemCode.PAYLOAD_TOO_LARGE, "The body has more than " + BODY_BYTES_MAX + " bytes");
  }
}
