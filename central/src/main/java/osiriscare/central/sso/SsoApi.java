package osiriscare.central.sso;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.function.ServerResponse;
import osiriscare.central.access.Proof;
import osiriscare.central.account.AccountStore;
import osiriscare.central.account.AccountStore.Candidate;
import osiriscare.central.account.Login;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.route.Call;
import osiriscare.central.route.Described;
import osiriscare.central.secret.RandomToken;
import osiriscare.central.session.SessionCookies;
import osiriscare.central.session.SessionStore;
import osiriscare.central.session.SessionStore.Origin;
import osiriscare.central.settings.SsoProvider;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// The way to the organisation's own login and back. Browsers come here, not programs: what goes
/// wrong leads back to the login page, which says so.
public final class SsoApi {
  /// What its answers are for a browser.
  public static final String MEDIA_TYPE = "text/html";

  private static final Logger log = LoggerFactory.getLogger(SsoApi.class);
  private static final String COOKIE = "osiris_sso";
  private static final String PATH = "/api/auth/sso";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int PARAMETER_MAX = 4096;

  private final Database database;
  private final Login login;
  private final SessionCookies cookies;
  private final Optional<SsoProvider> provider;
  private final Optional<OidcClient> client;
  private final Supplier<URI> address;
  private final Clock clock;

  /// @param address how browsers reach Central; known once it listens
  SsoApi(
      Database database,
      Login login,
      SessionCookies cookies,
      Optional<SsoProvider> provider,
      Supplier<URI> address,
      Clock clock) {
    this.database = database;
    this.login = login;
    this.cookies = cookies;
    this.provider = provider;
    this.client = provider.map(known -> new OidcClient(known, clock));
    this.address = address;
    this.clock = clock;
  }

  /// The ways to log in besides a password and a passkey.
  public record LoginMethods(
      @Described(value = "Name of the organisation's own login", example = "Contoso")
          Optional<String> sso) {}

  /// Tells the login page what to offer.
  public LoginMethods methods(Call call) {
    call.answerHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return new LoginMethods(provider.map(SsoProvider::name));
  }

  /// Leads to the provider.
  public ServerResponse begin(Call call) {
    var oidc = requireClient();
    var flow = new SsoFlow(RandomToken.make(""));
    try {
      var page = oidc.loginPage(flow, redirect());
      database.inPlatform(db -> {
        var now = clock.instant();
        SsoStore.begin(db, flow, now, now.plus(PATIENCE));
        return flow;
      });
      return to(page, List.of(cookie(flow.secret().reveal(), PATIENCE)));
    } catch (SsoUnavailable e) {
      log.atWarn().setCause(e).log("single sign-on is not available");
      return to(problem("sso_unavailable"), List.of());
    }
  }

  /// Takes the provider's answer, once, in the browser that asked.
  public ServerResponse callback(Call call) {
    var oidc = requireClient();
    var forget = cookie("", Duration.ZERO);
    try {
      var flow = requireAwaited(call);
      var code =
          call.query("code", Function.identity())
              .filter(text -> text.length() <= PARAMETER_MAX)
              .orElseThrow(() -> new SsoRefused("the provider sent no code"));
      var account = owner(oidc.redeem(flow, new Secret(code), redirect()), call);
      var opened =
          login.begin(
              account,
              Proof.SSO,
              new Origin(call.ipAddress(), call.header(HttpHeaders.USER_AGENT)));
      var begun = cookies.begin(opened.token(), SessionStore.LIFETIME);
      return to(
          address.get().resolve("/"), Stream.concat(begun.stream(), Stream.of(forget)).toList());
    } catch (SsoUnavailable e) {
      log.atWarn().setCause(e).log("single sign-on is not available");
      return to(problem("sso_unavailable"), List.of(forget));
    } catch (SsoRefused e) {
      log.atWarn().setCause(e).log("single sign-on refused");
      note(new Actor("unknown", call.ipAddress()).did("login.sso_failed", "unknown"));
      return to(problem("sso_refused"), List.of(forget));
    }
  }

  private OidcClient requireClient() {
    return client.orElseThrow(
        () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no single sign-on here"));
  }

  private SsoFlow requireAwaited(Call call) {
    var flow =
        Optional.ofNullable(call.request().cookies().getFirst(COOKIE))
            .map(Cookie::getValue)
            .filter(value -> !value.isEmpty() && value.length() <= PARAMETER_MAX)
            .map(value -> new SsoFlow(new Secret(value)))
            .orElseThrow(() -> new SsoRefused("this browser did not ask"));
    var state = call.query("state", Function.identity()).orElse("");
    if (!flow.state().matches(state)) {
      throw new SsoRefused("the answer is for another login");
    }
    if (!database.inPlatform(db -> SsoStore.take(db, flow, clock.instant()))) {
      throw new SsoRefused("the answer was taken before, or comes too late");
    }
    return flow;
  }

  /// By its subject, or for the first time by its verified address; nobody is made.
  private Candidate owner(Identity identity, Call call) {
    return database
        .inPlatform(db ->
            SsoStore.linked(db, identity)
                .or(() -> link(db, identity, call))
                .flatMap(user -> AccountStore.byId(db, user)))
        .filter(Candidate::isActive)
        .orElseThrow(() -> new SsoRefused("there is no account for this person"));
  }

  private Optional<UUID> link(Db db, Identity identity, Call call) {
    var user =
        identity
            .verifiedEmail()
            .flatMap(email -> SsoStore.link(db, identity, email, clock.instant()));
    user.flatMap(id -> AccountStore.byId(db, id))
        .ifPresent(account -> {
          var detail =
              Json.object().put("issuer", identity.issuer()).put("subject", identity.subject());
          AuditLog.append(
              db,
              new Actor(account.username(), call.ipAddress())
                  .did("sso.link", account.username(), detail));
        });
    return user;
  }

  private void note(AuditLog.Entry entry) {
    database.inPlatform(db -> {
      AuditLog.append(db, entry);
      return entry;
    });
  }

  private URI redirect() {
    return address.get().resolve(PATH + "/callback");
  }

  private URI problem(String code) {
    return address.get().resolve("/login?problem=" + code);
  }

  private String cookie(String value, Duration life) {
    // Lax, because the browser comes back from another site.
    return ResponseCookie.from(COOKIE, value)
        .path(PATH)
        .httpOnly(true)
        .secure(cookies.isSecure())
        .sameSite("Lax")
        .maxAge(life)
        .build()
        .toString();
  }

  private static ServerResponse to(URI page, List<String> cookies) {
    return ServerResponse.status(HttpStatus.SEE_OTHER)
        .headers(headers -> {
          headers.setLocation(page);
          headers.setCacheControl("no-store");
          headers.addAll(HttpHeaders.SET_COOKIE, cookies);
        })
        .build();
  }
}
