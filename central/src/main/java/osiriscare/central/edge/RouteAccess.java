package osiriscare.central.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import osiriscare.central.access.AccountAuthentication;
import osiriscare.central.route.RouteTable;

/// Lets a request pass when its row in the route table says so, and nothing else.
final class RouteAccess implements AuthorizationManager<RequestAuthorizationContext> {
  private final RouteTable routes;

  RouteAccess(RouteTable routes) {
    this.routes = routes;
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    return new AuthorizationDecision(
        switch (match(context.getRequest())) {
          case RouteTable.Match.Found found ->
              found
                  .route()
                  .access()
                  .allows(
                      found.route().operation().tag(),
                      AccountAuthentication::current,
                      isLocal(context.getRequest()));
          case RouteTable.Match.OtherMethods _, RouteTable.Match.Nothing _ -> false;
        });
  }

  /// What the table says about a request.
  RouteTable.Match match(HttpServletRequest request) {
    return routes.match(HttpMethod.valueOf(request.getMethod()), path(request));
  }

  private static PathContainer path(HttpServletRequest request) {
    return RequestPath.parse(request.getRequestURI(), request.getContextPath())
        .pathWithinApplication();
  }

  /// A proxy on this machine makes every caller look local, but says for whom it asks.
  private static boolean isLocal(HttpServletRequest request) {
    if (request.getHeader("Forwarded") != null
        || request.getHeader("X-Forwarded-For") != null
        || request.getHeader("Via") != null) {
      return false;
    }
    try {
      return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
