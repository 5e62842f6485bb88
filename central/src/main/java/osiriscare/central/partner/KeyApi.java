package osiriscare.central.partner;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.access.Role;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Described;
import osiriscare.central.route.Page;
import osiriscare.central.route.Route.Done;
import osiriscare.central.token.CreatedToken;
import osiriscare.central.token.NewToken;
import osiriscare.central.token.TokenDesk;
import osiriscare.central.token.TokenStore;
import osiriscare.central.token.TokenView;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import tools.jackson.databind.node.ObjectNode;

/// API keys of a partner: several at a time, for programs that belong to no person. They are tokens
/// of an account that nobody can log in to, and never more than a technician.
public final class KeyApi {
  private static final Role MOST = Role.OPERATOR;
  private static final long GRACE_HOURS_MAX = 168;
  private static final long GRACE_HOURS_DEFAULT = 24;

  private final Database database;
  private final TokenDesk desk;
  private final Clock clock;

  KeyApi(Database database, TokenDesk desk, Clock clock) {
    this.database = database;
    this.desk = desk;
    this.clock = clock;
  }

  /// Body of a rotation.
  public record Rotation(
      @Described("How much longer the former key works: 0 to 168; 24 when missing")
          Optional<Long> graceHours,
      @Described("1 to 366; 90 when missing") Optional<Long> expiresInDays) {
    static Rotation from(Fields fields) {
      return new Rotation(
          fields.optionalInteger("grace_hours", 0, GRACE_HOURS_MAX), NewToken.days(fields));
    }

    private Duration grace() {
      return Duration.ofHours(graceHours.orElse(GRACE_HOURS_DEFAULT));
    }
  }

  /// Keys, newest first.
  public Page<TokenView> list(Call call) {
    var page = call.page(2);
    var partner = call.account().requirePartner();
    var rows =
        database.in(
            call.tenant(),
            db ->
                ServiceAccount.find(db, partner)
                    .map(owner -> TokenStore.page(db, owner, page))
                    .orElse(List.of()));
    return Page.of(rows, page, key -> Cursor.at(key.createdAt(), key.tokenId()));
  }

  /// Makes a key.
  public CreatedToken create(Call call, Db db) {
    var wanted = NewToken.from(call.body());
    var owner = ServiceAccount.ensure(db, call.account().requirePartner());
    var made = desk.make(db, owner, MOST, wanted);
    var detail = detail(made.token());
    detail.set("scopes", Json.array(made.token().scopes()));
    AuditLog.append(db, Actor.of(call).did("key.create", made.token().name(), detail));
    return made;
  }

  /// Makes the successor of a key; both work for a while, so that no program has to stop.
  public CreatedToken rotate(Call call, Db db) {
    var wanted = Rotation.from(call.body());
    var former = call.uuid("key_id");
    var owner = requireOwner(call, db);
    var life = NewToken.life(wanted.expiresInDays());
    var made = desk.renew(db, owner, former, life, wanted.grace());
    var detail = detail(made.token()).put("former_id", former.toString());
    AuditLog.append(db, Actor.of(call).did("key.rotate", made.token().name(), detail));
    return made;
  }

  /// Revokes a key for good.
  public Done revoke(Call call) {
    var key = call.uuid("key_id");
    return database.in(
        call.tenant(),
        db -> {
          var owner = requireOwner(call, db);
          var found = TokenStore.find(db, owner, key).orElseThrow(KeyApi::nothing);
          if (TokenStore.revoke(db, owner, Optional.of(key), clock.instant()) > 0) {
            AuditLog.append(db, Actor.of(call).did("key.revoke", found.name(), detail(found)));
          }
          return Done.DONE;
        });
  }

  private static UUID requireOwner(Call call, Db db) {
    return ServiceAccount.find(db, call.account().requirePartner()).orElseThrow(KeyApi::nothing);
  }

  private static ObjectNode detail(TokenView key) {
    return Json.object().put("key_id", key.tokenId());
  }

  private static ProblemException nothing() {
    return new ProblemException(ProblemCode.NOT_FOUND, "There is no such key");
  }
}
