package osiriscare.central.client;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import osiriscare.central.audit.Actor;
import osiriscare.central.client.ClientViews.ClientAcceptance;
import osiriscare.central.client.ClientViews.ClientInvitation;
import osiriscare.central.client.ClientViews.ClientMe;
import osiriscare.central.client.ClientViews.LinkRequest;
import osiriscare.central.client.ClientViews.LinkToken;
import osiriscare.central.partner.BrandStore;
import osiriscare.central.route.Call;
import osiriscare.central.route.Route.Done;
import osiriscare.central.session.SessionStore;
import osiriscare.central.session.SessionStore.Origin;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// How people of clients get in and out. There is no password: who reads the mails of an address is
/// who has it.
public final class ClientLoginApi {
  private final Database database;
  private final LinkMail mail;
  private final ClientCookies cookies;
  private final Clock clock;

  ClientLoginApi(Database database, LinkMail mail, ClientCookies cookies, Clock clock) {
    this.database = database;
    this.mail = mail;
    this.cookies = cookies;
    this.clock = clock;
  }

  /// Mails a link, if somebody has the address; the answer is the same if nobody has.
  public Done ask(Call call) {
    var email = LinkRequest.from(call.body()).email().strip().toLowerCase(Locale.ROOT);
    mail.send(email, call.ipAddress());
    return Done.DONE;
  }

  /// Opens a session for the holder of a link, once.
  public ClientMe open(Call call) {
    var token = LinkToken.from(call.body()).token();
    return database.inPlatform(db -> {
      var owner =
          LinkStore.take(db, token, clock.instant())
              .orElseThrow(() -> new ProblemException(ProblemCode.LINK_GONE));
      var actor = new Actor(owner.email(), call.ipAddress(), Optional.of(owner.partnerId()));
      ClientAudit.append(db, actor, owner.clientId(), "client.login", owner.email());
      return begin(call, db, owner.clientId(), owner.partnerId(), owner.userId());
    });
  }

  /// Tells what an invitation is for; looking does not use it up.
  public ClientInvitation look(Call call) {
    var token = LinkToken.from(call.body()).token();
    return database.inPlatform(db -> {
      var invite = requireOpen(db, token);
      return new ClientInvitation(
          invite.email(),
          invite.role(),
          invite.client(),
          BrandStore.own(db, invite.partnerId()),
          invite.expiresAt());
    });
  }

  /// Makes somebody of the client who was invited, and opens a session.
  public ClientMe accept(Call call) {
    var body = ClientAcceptance.from(call.body());
    return database.inPlatform(db -> {
      var invite = requireOpen(db, body.token());
      var user = UUID.randomUUID();
      if (!MemberStore.insert(db, user, invite, body.displayName(), clock.instant())) {
        throw new ProblemException(ProblemCode.INVITE_GONE);
      }
      ClientInviteStore.accept(db, invite.inviteId(), clock.instant());
      var actor = new Actor(invite.email(), call.ipAddress(), Optional.of(invite.partnerId()));
      ClientAudit.append(db, actor, invite.clientId(), "client.invite_accept", invite.email());
      return begin(call, db, invite.clientId(), invite.partnerId(), user);
    });
  }

  /// Tells who is calling.
  public ClientMe me(Call call) {
    var account = call.client();
    return database.in(
        account.tenant(),
        db -> describe(db, account.clientId(), account.partnerId(), account.userId()));
  }

  /// Ends the session at once, here and not only in the browser.
  public Done logout(Call call) {
    var account = call.client();
    database.in(
        account.tenant(),
        db -> {
          ClientSessionStore.end(db, account.tokenSha256());
          ClientAudit.append(
              db, Actor.ofClient(call), account.clientId(), "client.logout", account.email());
          return Done.DONE;
        });
    setCookies(call, cookies.end());
    return Done.DONE;
  }

  private ClientMe begin(Call call, Db db, UUID client, UUID partner, UUID user) {
    var now = clock.instant();
    MemberStore.loggedIn(db, user, now);
    var origin = new Origin(call.ipAddress(), call.header(HttpHeaders.USER_AGENT));
    var token = ClientSessionStore.begin(db, user, origin, now);
    setCookies(call, cookies.begin(token, SessionStore.LIFETIME));
    return describe(db, client, partner, user);
  }

  private static ClientMe describe(Db db, UUID client, UUID partner, UUID user) {
    var member = MemberStore.find(db, client, user).orElseThrow();
    return new ClientMe(
        member.userId(),
        member.email(),
        member.displayName(),
        member.role(),
        ClientStore.find(db, client).orElseThrow().name(),
        BrandStore.own(db, partner));
  }

  private ClientInviteStore.Found requireOpen(Db db, Secret token) {
    return ClientInviteStore.open(db, token, clock.instant())
        .orElseThrow(() -> new ProblemException(ProblemCode.INVITE_GONE));
  }

  private static void setCookies(Call call, List<String> cookies) {
    cookies.forEach(cookie -> call.answerHeader(HttpHeaders.SET_COOKIE, cookie));
    call.answerHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
