package osiriscare.central.invite;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.access.Role;
import osiriscare.central.account.AccountStore;
import osiriscare.central.account.AccountStore.NewAccount;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.invite.InviteStore.Found;
import osiriscare.central.password.PasswordRules;
import osiriscare.central.password.Passwords;
import osiriscare.central.route.Call;
import osiriscare.central.route.Described;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// What the holder of an invitation's link may do: look at it, and make the account, once.
public final class AcceptApi {
  private static final int TOKEN_MAX = 100;
  private static final int NAME_TRIES_MAX = 100;

  private final Database database;
  private final Passwords passwords;
  private final PasswordRules rules;
  private final Clock clock;

  AcceptApi(Database database, Passwords passwords, PasswordRules rules, Clock clock) {
    this.database = database;
    this.passwords = passwords;
    this.rules = rules;
    this.clock = clock;
  }

  /// An invitation as who was invited sees it.
  public record Invitation(
      String email,
      Optional<String> displayName,
      Role role,
      @Described("Name of the account that invited") String invitedBy,
      Instant expiresAt) {}

  /// Body of an acceptance.
  public record AcceptRequest(
      @Described("From the link in the mail") Secret token,
      Secret password,
      @Described("Lower case; made from the mail address when missing") Optional<String> username,
      Optional<String> displayName) {
    static AcceptRequest from(Fields fields) {
      return new AcceptRequest(
          new Secret(fields.text("token", TOKEN_MAX)),
          new Secret(fields.text("password", PasswordRules.LENGTH_MAX)),
          fields.optionalParsed("username", AcceptRequest::name),
          fields.optionalText("display_name", 100).map(String::strip).filter(n -> !n.isEmpty()));
    }

    private static String name(String text) {
      var name = text.toLowerCase(Locale.ROOT);
      if (!name.matches("[a-z0-9][a-z0-9._-]{1,99}")) {
        throw new IllegalArgumentException(
            "must be 2 to 100 letters, digits, dots, dashes and underscores");
      }
      return name;
    }
  }

  /// The account that was made.
  public record Accepted(@Described("To log in with") String username, Role role) {}

  /// Tells what a link is for.
  public Invitation validate(Call call) {
    var token = new Secret(call.path("token"));
    var invite = database.inPlatform(db -> requireOpen(db, token)).view();
    return new Invitation(
        invite.email(),
        invite.displayName(),
        invite.role(),
        invite.invitedBy(),
        invite.expiresAt());
  }

  /// Makes the account with the password that was chosen.
  public Accepted accept(Call call) {
    var body = AcceptRequest.from(call.body());
    var invited = database.inPlatform(db -> requireOpen(db, body.token())).view();
    var known =
        List.of(
            invited.email(),
            localPart(invited.email()),
            body.username().orElse(""),
            body.displayName().or(invited::displayName).orElse(""));
    rules
        .refusal(body.password(), known)
        .ifPresent(reason -> {
          throw new InvalidRequest("password", reason);
        });
    var hash = passwords.hash(body.password());
    return database.inPlatform(db -> {
      var invite = requireOpen(db, body.token());
      if (AccountStore.hasEmail(db, invite.view().email())) {
        throw new ProblemException(
            ProblemCode.CONFLICT, "There is an account with this address already");
      }
      var made = insert(db, body, invite, hash);
      InviteStore.accept(db, invite.inviteId(), made.userId(), clock.instant());
      var detail =
          Json.object()
              .put("invite_id", invite.inviteId().toString())
              .put("role", made.role().word());
      AuditLog.append(
          db,
          new Actor(made.username(), call.ipAddress())
              .did("user.invite_accept", made.username(), detail));
      return new Accepted(made.username(), made.role());
    });
  }

  private Found requireOpen(Db db, Secret token) {
    var found =
        InviteStore.find(db, token)
            .orElseThrow(
                () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such invitation"));
    if (!found.isOpen(clock.instant())) {
      throw new ProblemException(ProblemCode.INVITE_GONE);
    }
    return found;
  }

  private static NewAccount insert(Db db, AcceptRequest body, Found found, String hash) {
    var invite = found.view();
    var base = body.username().orElseGet(() -> nameOf(invite.email()));
    int tries = body.username().isPresent() ? 1 : NAME_TRIES_MAX;
    for (int i = 1; i <= tries; i++) {
      var account =
          new NewAccount(
              UUID.randomUUID(),
              i == 1 ? base : base + i,
              invite.role(),
              hash,
              Optional.of(invite.email()),
              body.displayName().or(invite::displayName),
              found.partner());
      if (AccountStore.insert(db, account)) {
        return account;
      }
    }
    throw new InvalidRequest("username", "is taken");
  }

  private static String nameOf(String email) {
    var name = localPart(email).replaceAll("[^a-z0-9._-]", "-");
    return name.length() < 2 ? name + "-1" : name;
  }

  private static String localPart(String email) {
    return email.substring(0, email.indexOf('@'));
  }
}
