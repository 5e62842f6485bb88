package osiriscare.central.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import osiriscare.central.route.Problems;
import osiriscare.protocol.BuildInfo;

/// The outermost filter: names the request and the build on every response, and answers what no one
/// inside did.
final class EdgeFilter extends OncePerRequestFilter {
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final Problems problems;

  EdgeFilter(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var requestId = requestId(request);
    response.setHeader("X-Request-Id", requestId);
    response.setHeader("X-Build-Id", BuildInfo.current().id());
    try (var _ = MDC.putCloseable("request_id", requestId)) {
      answer(request, response, chain);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    try {
      chain.doFilter(request, response);
    } catch (IOException e) {
      throw e; // The client went away: there is nobody to answer.
    } catch (ServletException | RuntimeException e) {
      var problem = problems.of(e);
      if (!response.isCommitted()) {
        problems.write(response, problem);
      }
    }
  }

  private static String requestId(HttpServletRequest request) {
    var sent = request.getHeader("X-Request-Id");
    return sent != null && REQUEST_ID.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
  }
}
