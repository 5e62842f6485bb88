package osiriscare.central.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
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
import osiriscare.central.access.ClientAuthentication;
import osiriscare.central.access.SecondFactorPolicy;
import osiriscare.central.route.Route;
import osiriscare.central.route.RouteTable;

/// Lets a request pass when its row in the route table says so, and nothing else.
final class RouteAccess implements AuthorizationManager<RequestAuthorizationContext> {
  // What is left to who must set up a second factor first: to do that, and to log out.
  private static final Set<String> SETUP_AREAS = Set.of("auth", "factors");

  private final RouteTable routes;
  private final SecondFactorPolicy policy;

  RouteAccess(RouteTable routes, SecondFactorPolicy policy) {
    this.routes = routes;
    this.policy = policy;
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
                          ClientAuthentication::current,
                          isLocal(context.getRequest()))
                  && !mustSetUp(found.route());
          case RouteTable.Match.OtherMethods _, RouteTable.Match.Nothing _ -> false;
        });
  }

  /// Whether a second factor must be set up before the caller may call this route.
  boolean mustSetUp(Route route) {
    return switch (route.access()) {
      case ANYONE, READ_OR_LOCAL -> false;
      case CLIENT, CLIENT_ADMIN, CLIENT_OWNER -> false; // A mailbox is all they have.
      case SESSION,
          ACCOUNT,
          READ,
          OPERATE,
          PARTNER,
          PARTNER_READ,
          PARTNER_OPERATE,
          PARTNER_ADMIN,
          PLATFORM_READ,
          PLATFORM_OPERATE,
          ADMIN ->
          !SETUP_AREAS.contains(route.operation().tag())
              && AccountAuthentication.current().filter(policy::mustSetUp).isPresent();
    };
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
