package osiriscare.central.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;

/// The two cookies of a session: the token that nothing on the page can read, and the CSRF token
/// that it must.
public final class SessionCookies {
  static final String SESSION = "osiris_session";
  static final String CSRF = "csrf_token";

  private final boolean isSecure;

  /// @param isSecure whether browsers reach us over https
  public SessionCookies(boolean isSecure) {
    this.isSecure = isSecure;
  }

  /// Whether browsers reach us over https.
  public boolean isSecure() {
    return isSecure;
  }

  /// The session token that a browser sent.
  public static Optional<Secret> session(HttpServletRequest request) {
    var cookies = request.getCookies();
    return Stream.ofNullable(cookies)
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(SESSION))
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty())
        .map(Secret::new)
        .findFirst();
  }

  /// The CSRF token that belongs to a session token: one-way, so that a page that can read it
  /// learns nothing more.
  public static String csrfToken(Secret session) {
    return Sha256.hex("osiris csrf " + session.reveal());
  }

  /// Cookies that begin a session.
  public List<String> begin(Secret session, Duration lifetime) {
    return List.of(
        cookie(SESSION, session.reveal(), true, lifetime),
        cookie(CSRF, csrfToken(session), false, lifetime));
  }

  /// Cookies that end it.
  public List<String> end() {
    return List.of(
        cookie(SESSION, "", true, Duration.ZERO), cookie(CSRF, "", false, Duration.ZERO));
  }

  private String cookie(String name, String value, boolean isHttpOnly, Duration lifetime) {
    return ResponseCookie.from(name, value)
        .path("/")
        .httpOnly(isHttpOnly)
        .secure(isSecure)
        .sameSite("Strict")
        .maxAge(lifetime)
        .build()
        .toString();
  }
}
