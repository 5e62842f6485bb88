package osiriscare.central.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import osiriscare.central.access.Account;
import osiriscare.central.access.Account.Credential;
import osiriscare.central.access.AccountAuthentication;
import osiriscare.central.access.ClientAccount;
import osiriscare.central.access.ClientAuthentication;
import osiriscare.central.client.ClientCookies;
import osiriscare.central.client.ClientSessionStore;
import osiriscare.central.session.SessionCookies;
import osiriscare.central.session.SessionStore;
import osiriscare.central.token.TokenStore;
import osiriscare.database.Database;
import osiriscare.protocol.id.Secret;

/// Finds the account behind a request: its bearer token, or else its session cookie. A request that
/// carries a bearer token never counts as the session's, even when the token is wrong.
public final class Credentials implements SecurityContextRepository {
  /// Sent with what a page fetches while nobody is there: it does not keep the session alive.
  static final String BACKGROUND = "X-Background";

  private static final String BEARER = "Bearer ";
  private static final String API_KEY = "X-API-Key";
  private static final int TOKEN_LENGTH_MAX = 200;

  private final Database database;
  private final Clock clock;

  Credentials(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Whether an account that was let in still may be: its session or token lives, its account is
  /// active.
  public boolean isStillValid(Account account) {
    var now = clock.instant();
    return database.inPlatform(db ->
        switch (account.credential()) {
          case Credential.Session(var token, _) -> SessionStore.look(db, token, now).isPresent();
          case Credential.Token(var id, _) -> TokenStore.isValid(db, id, now);
        });
  }

  /// A client's person, at the doors for clients: the cookie is for nothing else.
  private Optional<ClientAccount> findClient(HttpServletRequest request) {
    if (!request.getRequestURI().startsWith(ClientCookies.PATH + "/")) {
      return Optional.empty();
    }
    return ClientCookies.session(request)
        .flatMap(token ->
            database.inPlatform(
                db -> ClientSessionStore.use(db, token, isBackground(request), clock.instant())));
  }

  private Optional<Account> find(HttpServletRequest request) {
    var authorization = authorization(request);
    if (authorization == null) {
      return SessionCookies.session(request)
          .flatMap(token ->
              database.inPlatform(
                  db -> SessionStore.use(db, token, isBackground(request), clock.instant())));
    }
    if (!authorization.startsWith(BEARER + TokenStore.PREFIX)
        || authorization.length() > TOKEN_LENGTH_MAX) {
      return Optional.empty();
    }
    var token = new Secret(authorization.substring(BEARER.length()));
    return database.inPlatform(db -> TokenStore.use(db, token, clock.instant()));
  }

  /// A key may also come in a header of its own, as the partners' programs send it.
  private static @Nullable String authorization(HttpServletRequest request) {
    var authorization = request.getHeader("Authorization");
    var key = request.getHeader(API_KEY);
    return authorization == null && key != null ? BEARER + key : authorization;
  }

  /// A page that fetches by itself says so; a stream is opened again by the browser alone.
  private static boolean isBackground(HttpServletRequest request) {
    var accept = request.getHeader("Accept");
    return request.getHeader(BACKGROUND) != null
        || (accept != null && accept.startsWith("text/event-stream"));
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return new Deferred(request);
  }

  @Override
  @Deprecated
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return new Deferred(holder.getRequest()).get();
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    // The login writes the session itself.
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return authorization(request) != null
        || SessionCookies.session(request).isPresent()
        || ClientCookies.session(request).isPresent();
  }

  /// Looked up once per request, and only when somebody asks.
  private final class Deferred implements DeferredSecurityContext {
    private final HttpServletRequest request;
    private Optional<SecurityContext> context = Optional.empty();

    private Deferred(HttpServletRequest request) {
      this.request = request;
    }

    @Override
    public SecurityContext get() {
      if (context.isEmpty()) {
        var found = new SecurityContextImpl();
        findClient(request)
            .<Authentication>map(ClientAuthentication::new)
            .or(() -> find(request).map(AccountAuthentication::new))
            .ifPresent(found::setAuthentication);
        context = Optional.of(found);
      }
      return context.get();
    }

    @Override
    public boolean isGenerated() {
      return get().getAuthentication() == null;
    }
  }
}
