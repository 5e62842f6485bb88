package osiriscare.central.client;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;
import osiriscare.central.session.SessionCookies;
import osiriscare.protocol.id.Secret;

/// The two cookies of a client's session. The token goes to the doors for clients and to no other,
/// and a person of the partner may be logged in with the same browser.
public final class ClientCookies {
  /// Where the doors for clients are.
  public static final String PATH = "/api/client";

  static final String SESSION = "osiris_client";
  static final String CSRF = "client_csrf";

  private final boolean isSecure;

  /// @param isSecure whether browsers reach us over https
  ClientCookies(boolean isSecure) {
    this.isSecure = isSecure;
  }

  /// The session token that a browser sent.
  public static Optional<Secret> session(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(SESSION))
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty())
        .map(Secret::new)
        .findFirst();
  }

  /// Cookies that begin a session.
  List<String> begin(Secret session, Duration lifetime) {
    return List.of(
        cookie(SESSION, session.reveal(), PATH, lifetime),
        cookie(CSRF, SessionCookies.csrfToken(session), "/", lifetime));
  }

  /// Cookies that end it.
  List<String> end() {
    return List.of(cookie(SESSION, "", PATH, Duration.ZERO), cookie(CSRF, "", "/", Duration.ZERO));
  }

  private String cookie(String name, String value, String path, Duration lifetime) {
    return ResponseCookie.from(name, value)
        .path(path)
        .httpOnly(name.equals(SESSION))
        .secure(isSecure)
        .sameSite("Strict")
        .maxAge(lifetime)
        .build()
        .toString();
  }
}
