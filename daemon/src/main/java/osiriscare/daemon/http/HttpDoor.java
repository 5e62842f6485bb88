package osiriscare.daemon.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// A web server made from one route table. Whatever is not in the table does not exist: unknown
/// paths are 404, known ones with another method 405; every error is problem+json and every
/// response names its request and the build.
public final class HttpDoor implements AutoCloseable {
  /// Largest body that is read.
  public static final int BODY_BYTES_MAX = 1 << 20;

  private static final Logger log = LoggerFactory.getLogger(HttpDoor.class);
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final WebServer server;
  private final MeterRegistry metrics;

  private final Endpoint.Filter filter;

  private HttpDoor(
      String host,
      int port,
      List<Endpoint> endpoints,
      MeterRegistry metrics,
      Endpoint.Filter filter) {
    this.metrics = metrics;
    this.filter = filter;
    this.server =
        WebServer.builder()
            .host(host)
            .port(port)
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ofSeconds(5))
            .connectionOptions(options -> options.tcpNoDelay(true))
            .backlog(4096)
            .directHandlers(HttpDoor::answerEarly)
            .routing(routing -> route(routing, endpoints))
            .build();
  }

  /// Opens the door.
  ///
  /// @param port 0 for any free one
  public static HttpDoor open(
      String host, int port, List<Endpoint> endpoints, MeterRegistry metrics) {
    return open(host, port, endpoints, metrics, (exchange, next) -> next.handle(exchange));
  }

  /// Opens the door with a filter before every handler.
  public static HttpDoor open(
      String host,
      int port,
      List<Endpoint> endpoints,
      MeterRegistry metrics,
      Endpoint.Filter filter) {
    var door = new HttpDoor(host, port, endpoints, metrics, filter);
    door.server.start();
    return door;
  }

  /// The port it listens on.
  public int port() {
    return server.port();
  }

  /// Ends running requests and stops listening.
  @Override
  public void close() {
    server.stop();
  }

  private static void answerEarly(DirectHandlers.Builder handlers) {
    for (var type : DirectHandler.EventType.values()) {
      handlers.addHandler(type, new EarlyProblems());
    }
  }

  private void route(HttpRouting.Builder routing, List<Endpoint> endpoints) {
    for (var endpoint : endpoints) {
      routing.route(
          Method.create(endpoint.method()),
          endpoint.template(),
          (request, response) -> serve(endpoint.template(), endpoint.handler(), request, response));
    }
    var known = endpoints.stream().map(Known::of).toList();
    routing.any((request, response) ->
        serve("none", exchange -> notServed(known, exchange.rawPath()), request, response));
  }

  private record Known(String method, Pattern path) {
    static Known of(Endpoint endpoint) {
      return new Known(
          endpoint.method(),
          Pattern.compile(
              endpoint
                  .template()
                  .replaceAll("\\{\\+[a-z_]+}", ".+")
                  .replaceAll("\\{[a-z_]+}", "[^/]+")));
    }
  }

  private static Answer notServed(List<Known> known, String path) {
    var methods =
        known.stream().filter(k -> k.path().matcher(path).matches()).map(Known::method).toList();
    return methods.isEmpty()
        ? Answer.of(Problem.of(ProblemCode.NOT_FOUND))
        : Answer.of(Problem.of(ProblemCode.METHOD_NOT_ALLOWED))
            .withHeader("Allow", String.join(", ", methods));
  }

  private void serve(
      String template, Endpoint.Handler handler, ServerRequest request, ServerResponse response) {
    long start = System.nanoTime();
    var exchange = new Exchange(request, requestId(request), BODY_BYTES_MAX);
    var answer = answer(e -> filter.apply(e, handler), exchange);
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    response.status(Status.create(answer.status()));
    response.header(HeaderNames.create("X-Request-Id"), exchange.requestId());
    response.header(HeaderNames.create("X-Build-Id"), BuildInfo.current().id());
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
    send(answer, response);
    var time = Duration.ofNanos(System.nanoTime() - start);
    metrics
        .timer(
            "osiris_http_requests", "route", template, "status", Integer.toString(answer.status()))
        .record(time);
    // Refusals always show, the thousands that go well on demand. The template, not the path: a
    // path
    // may hold a provision code.
    log.atLevel(answer.status() < 400 ? Level.DEBUG : Level.INFO)
        .addKeyValue("request", exchange.requestId())
        .addKeyValue("method", request.prologue().method())
        .addKeyValue("route", template)
        .addKeyValue("status", answer.status())
        .addKeyValue("ms", time.toMillis())
        .addKeyValue("peer", exchange.peer())
        .log("request served");
  }

  private static void send(Answer answer, ServerResponse response) {
    if (answer.contentType().isEmpty()) {
      response.send();
      return;
    }
    response.header(HeaderNames.CONTENT_TYPE, answer.contentType());
    if (answer.stream().isEmpty()) {
      response.send(answer.bytes());
      return;
    }
    try (var out = response.outputStream()) {
      answer.stream().get().write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("send a stream", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while a stream was sent", e);
    }
  }

  private static Answer answer(Endpoint.Handler handler, Exchange exchange) {
    try {
      return handler.handle(exchange);
    } catch (InvalidRequest e) {
      return Answer.of(Problem.of(e));
    } catch (ProblemException e) {
      return Answer.of(e.problem());
    } catch (Exception e) {
      log.atError().addKeyValue("request", exchange.requestId()).setCause(e).log("request failed");
      return Answer.of(
          Problem.of(
              ProblemCode.INTERNAL,
              "Something went wrong on our side; request " + exchange.requestId()));
    }
  }

  private static String requestId(ServerRequest request) {
    var name = HeaderNames.create("X-Request-Id");
    if (request.headers().contains(name)) {
      var given = request.headers().get(name).get();
      if (REQUEST_ID.matcher(given).matches()) {
        return given;
      }
    }
    return UUID.randomUUID().toString();
  }
}
