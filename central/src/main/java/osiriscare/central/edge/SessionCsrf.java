package osiriscare.central.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import osiriscare.central.access.Account;
import osiriscare.central.access.AccountAuthentication;
import osiriscare.central.access.ClientAuthentication;
import osiriscare.central.client.ClientCookies;
import osiriscare.central.session.SessionCookies;

/// The CSRF token of a session: derived from the session's own token, so that nothing is stored, no
/// other session's token fits, and a planted cookie is worth nothing.
final class SessionCsrf implements CsrfTokenRepository {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /// Whether a request changes something in the name of a cookie. Bearer tokens are sent by nobody
  /// unasked.
  static boolean isNeeded(HttpServletRequest request) {
    return !READING.contains(request.getMethod())
        && (ClientAuthentication.current().isPresent()
            || AccountAuthentication.current()
                .filter(account -> account.credential() instanceof Account.Credential.Session)
                .isPresent());
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    var session =
        ClientAuthentication.current().isPresent()
            ? ClientCookies.session(request)
            : SessionCookies.session(request);
    return session.map(token -> token(SessionCookies.csrfToken(token))).orElse(null);
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return token(UUID.randomUUID().toString());
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    // The login hands it out; there is nothing to keep.
  }

  private static CsrfToken token(String value) {
    return new DefaultCsrfToken("X-CSRF-Token", "_csrf", value);
  }
}
