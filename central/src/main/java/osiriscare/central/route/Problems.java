package osiriscare.central.route;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import osiriscare.database.DatabaseUnavailable;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Turns what went wrong into the problem that is answered; the only place that does.
public final class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  /// What to answer; logs what is not the caller's doing.
  public Problem of(Throwable thrown) {
    return switch (thrown) {
      case ProblemException e -> e.problem();
      case InvalidRequest e -> Problem.of(e);
      case InvalidParameterException _ ->
          Problem.of(ProblemCode.INVALID_REQUEST, "The query string is malformed");
      case DatabaseUnavailable e -> unavailable(e);
      case DataAccessResourceFailureException e -> unavailable(e);
      case TransientDataAccessException e -> unavailable(e);
      default -> {
        log.atError().setCause(thrown).log("request failed");
        yield Problem.of(ProblemCode.INTERNAL);
      }
    };
  }

  /// The response for what a handler threw.
  ServerResponse response(Throwable thrown) {
    var problem = of(thrown);
    return ServerResponse.status(problem.code().status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .header("Cache-Control", "no-store")
        .headers(headers ->
            retryAfter(problem).ifPresent(seconds -> headers.set("Retry-After", seconds)))
        .body(Json.bytes(problem.toJson()));
  }

  /// Writes the response from a filter.
  public void write(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.code().status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    retryAfter(problem).ifPresent(seconds -> response.setHeader("Retry-After", seconds));
    response.getOutputStream().write(Json.bytes(problem.toJson()));
  }

  private static Optional<String> retryAfter(Problem problem) {
    var seconds = problem.extension().get("retry_after_seconds");
    return Optional.ofNullable(seconds).map(node -> node.asString());
  }

  private static Problem unavailable(Exception cause) {
    log.atWarn().setCause(cause).log("database does not answer");
    return Problem.of(ProblemCode.UNAVAILABLE);
  }
}
