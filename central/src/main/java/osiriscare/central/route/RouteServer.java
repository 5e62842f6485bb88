package osiriscare.central.route;

import java.util.HashSet;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Serves one row of the table: negotiates, calls the handler, writes what it answers or what went
/// wrong.
public final class RouteServer {
  private final IdempotentAnswers idempotent;
  private final Problems problems;

  public RouteServer(IdempotentAnswers idempotent, Problems problems) {
    this.idempotent = idempotent;
    this.problems = problems;
  }

  ServerResponse serve(Route route, ServerRequest request) {
    try {
      var call = new Call(request);
      requireAcceptable(call, route.operation().answer());
      requireKnownQuery(route.operation(), request);
      return switch (route.operation().answer()) {
        case Answer.Json<?>(_, var handler) -> json(call, AnswerJson.bytes(handler.handle(call)));
        case Answer.PageOf<?>(_, var handler) -> json(call, AnswerJson.bytes(handler.handle(call)));
        case Answer.Created<?>(_, var handler) ->
            write(
                HttpStatus.CREATED, call, idempotent.answer(call, db -> handler.handle(call, db)));
        case Answer.Nothing(var handler) -> nothing(call, handler);
        case Answer.Refused(var handler) -> throw new ProblemException(handler.handle(call));
        case Answer.Raw(_, var handler) -> handler.handle(call);
      };
    } catch (Exception e) {
      return problems.response(e);
    }
  }

  /// A filter that is misspelt must not answer everything. What writes its own answer, such as the
  /// page a provider sends a browser back to, reads its own query.
  private static void requireKnownQuery(Operation operation, ServerRequest request) {
    if (operation.answer() instanceof Answer.Raw) {
      return;
    }
    var query = request.servletRequest().getQueryString();
    if (query == null) {
      return;
    }
    var seen = new HashSet<String>();
    for (var pair : query.split("&", -1)) {
      var name = pair.replaceFirst("=.*", "");
      if (!pair.isEmpty() && operation.query().stream().noneMatch(q -> q.name().equals(name))) {
        throw new InvalidRequest(name, "is not a parameter of this resource");
      }
      if (!pair.isEmpty() && !seen.add(name)) {
        throw new InvalidRequest(name, "is given more than once");
      }
    }
  }

  private static ServerResponse json(Call call, byte[] body) {
    if (!call.request().method().equals(HttpMethod.POST)) {
      var tag = "\"" + Sha256.hex(body).substring(0, 32) + "\"";
      call.answerHeader(HttpHeaders.ETAG, tag);
      call.answerHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
      if (call.header(HttpHeaders.IF_NONE_MATCH).filter(sent -> names(sent, tag)).isPresent()) {
        return ServerResponse.status(HttpStatus.NOT_MODIFIED)
            .headers(h -> h.addAll(call.answerHeaders()))
            .build();
      }
    }
    return write(HttpStatus.OK, call, body);
  }

  private static boolean names(String ifNoneMatch, String tag) {
    return List.of(ifNoneMatch.replace("W/", "").split("\\s*,\\s*")).contains(tag);
  }

  private static ServerResponse nothing(Call call, Handler<Route.Done> handler) {
    handler.handle(call);
    return ServerResponse.noContent().headers(h -> h.addAll(call.answerHeaders())).build();
  }

  private static ServerResponse write(HttpStatus status, Call call, byte[] body) {
    return ServerResponse.status(status)
        .headers(h -> h.addAll(call.answerHeaders()))
        .contentType(MediaType.APPLICATION_JSON)
        .body(body);
  }

  private static void requireAcceptable(Call call, Answer answer) {
    var produced =
        switch (answer) {
          case Answer.Raw(var mediaType, _) -> MediaType.parseMediaType(mediaType);
          case Answer.Nothing _, Answer.Refused _ -> MediaType.ALL;
          case Answer.Json<?> _, Answer.PageOf<?> _, Answer.Created<?> _ ->
              MediaType.APPLICATION_JSON;
        };
    try {
      var accepted = call.request().headers().accept();
      if (accepted.isEmpty()
          || accepted.stream().anyMatch(range -> range.isCompatibleWith(produced))) {
        return;
      }
    } catch (InvalidMediaTypeException _) {
      // Answered below, as a form that we do not have.
    }
    throw new ProblemException(
        ProblemCode.NOT_ACCEPTABLE, "The resource has only the form " + produced);
  }
}
