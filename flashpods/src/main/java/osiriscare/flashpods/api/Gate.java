package osiriscare.flashpods.api;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Endpoint;
import osiriscare.daemon.http.Exchange;
import osiriscare.flashpods.api.RateLimiter.Take;
import osiriscare.flashpods.api.Tokens.Caller;
import osiriscare.flashpods.api.Tokens.Scope;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemException;

/// Stands before every route: rate limit, token and scope, and the one form of errors.
public final class Gate implements Endpoint.Filter {
  /// The caller of the request that this thread answers.
  static final ScopedValue<Caller> CALLER = ScopedValue.newInstance();

  private static final Logger log = LoggerFactory.getLogger(Gate.class);
  private static final String BEARER = "Bearer ";

  private final Tokens tokens;
  private final RateLimiter limiter;

  Gate(Tokens tokens, RateLimiter limiter) {
    this.tokens = tokens;
    this.limiter = limiter;
  }

  /// The route, closed to everybody without the scope it takes. Reading takes `read`, changing
  /// `submit`, everything below `/admin` takes `admin`; a route without access text is open.
  Endpoint guarded(Endpoint endpoint) {
    if (endpoint.access().isEmpty()) {
      return endpoint;
    }
    var scope = scope(endpoint);
    return new Endpoint(
        endpoint.method(),
        endpoint.template(),
        endpoint.summary(),
        endpoint.access(),
        endpoint.requestFields(),
        endpoint.responseFields(),
        exchange -> {
          var caller = caller(exchange, scope);
          return ScopedValue.where(CALLER, caller).call(() -> endpoint.handler().handle(exchange));
        });
  }

  private static Scope scope(Endpoint endpoint) {
    if (endpoint.template().startsWith("/admin/")) {
      return Scope.ADMIN;
    }
    return endpoint.method().equals("GET") ? Scope.READ : Scope.SUBMIT;
  }

  private Caller caller(Exchange exchange, Scope scope) {
    var header =
        exchange
            .header("Authorization")
            .orElseThrow(() -> new ApiError(ErrorCode.MISSING_AUTHORIZATION));
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        || header.substring(BEARER.length()).isBlank()) {
      throw new ApiError(ErrorCode.MALFORMED_AUTHORIZATION);
    }
    var caller =
        tokens
            .find(header.substring(BEARER.length()).strip())
            .orElseThrow(() -> new ApiError(ErrorCode.INVALID_TOKEN));
    if (caller.scope().compareTo(scope) < 0) {
      throw new ApiError(ErrorCode.FORBIDDEN);
    }
    return caller;
  }

  @Override
  public Answer apply(Exchange exchange, Endpoint.Handler next) {
    var take = limiter.take(exchange.peer());
    var answer = take.isAllowed() ? answer(exchange, next) : limited();
    return withHeaders(answer, take);
  }

  private static Answer limited() {
    var details = Json.object().put("retry_after_seconds", 1);
    return Errors.answer(
        new ApiError(ErrorCode.RATE_LIMITED, ErrorCode.RATE_LIMITED.title(), details));
  }

  private static Answer withHeaders(Answer answer, Take take) {
    return answer
        .withHeader("X-RateLimit-Limit", Integer.toString(take.limit()))
        .withHeader("X-RateLimit-Remaining", Integer.toString(take.remaining()))
        .withHeader("X-RateLimit-Reset", Long.toString(take.resetEpochSeconds()));
  }

  private static Answer answer(Exchange exchange, Endpoint.Handler next) {
    try {
      return Errors.ofProblem(next.handle(exchange));
    } catch (ApiError e) {
      if (e.code().status() >= 500 && e.getCause() != null) {
        logged(exchange, e);
      }
      return Errors.answer(e);
    } catch (InvalidRequest e) {
      return Errors.answer(e);
    } catch (ProblemException e) {
      return Errors.ofProblem(Answer.of(e.problem()));
    } catch (Exception e) {
      logged(exchange, e);
      return Errors.answer(new ApiError(Errors.code(e)));
    }
  }

  private static void logged(Exchange exchange, Exception e) {
    log.atError().addKeyValue("request", exchange.requestId()).setCause(e).log("request failed");
  }
}
