package osiriscare.central.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import osiriscare.central.route.Problems;
import osiriscare.central.route.RouteTable;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;

/// Says why a request was not let through: no such path, no such method, no credential, or not
/// allowed.
final class Denials
    implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
  private final RouteAccess access;
  private final Problems problems;

  Denials(RouteAccess access, Problems problems) {
    this.access = access;
    this.problems = problems;
  }

  /// Nobody is logged in.
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException denied)
      throws IOException {
    deny(request, response, ProblemCode.UNAUTHENTICATED);
  }

  /// Somebody is, but may not.
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    deny(
        request,
        response,
        denied instanceof CsrfException ? ProblemCode.CSRF : ProblemCode.FORBIDDEN);
  }

  /// The request is malformed in a way that attackers like.
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
      throws IOException {
    problems.write(
        response,
        Problem.of(ProblemCode.INVALID_REQUEST, "The request line or a header is not allowed"));
  }

  private void deny(HttpServletRequest request, HttpServletResponse response, ProblemCode code)
      throws IOException {
    switch (access.match(request)) {
      case RouteTable.Match.Nothing _ ->
          problems.write(response, Problem.of(ProblemCode.NOT_FOUND));
      case RouteTable.Match.OtherMethods(var allowed) -> {
        response.setHeader("Allow", String.join(", ", allowed));
        problems.write(response, Problem.of(ProblemCode.METHOD_NOT_ALLOWED));
      }
      case RouteTable.Match.Found found -> {
        if (code == ProblemCode.UNAUTHENTICATED) {
          response.setHeader("WWW-Authenticate", "Bearer");
        }
        boolean isWeak = code == ProblemCode.FORBIDDEN && access.mustSetUp(found.route());
        problems.write(response, Problem.of(isWeak ? ProblemCode.SECOND_FACTOR_SETUP : code));
      }
    }
  }
}
