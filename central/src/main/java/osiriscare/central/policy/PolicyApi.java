package osiriscare.central.policy;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.route.Call;
import osiriscare.central.route.Described;
import osiriscare.central.route.Page;
import osiriscare.central.site.SiteDirectory;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import tools.jackson.databind.JsonNode;

/// What holds at a site, and the switches by which operators change it.
public final class PolicyApi {
  private final Database database;
  private final PolicyPublisher publisher;
  private final Clock clock;

  PolicyApi(Database database, PolicyPublisher publisher, Clock clock) {
    this.database = database;
    this.publisher = publisher;
    this.clock = clock;
  }

  /// What was signed last.
  public record PolicyView(
      @Described("SHA-256 of the signed text; also the ETag of the appliances' sync")
          String documentSha256,
      Instant issuedAt,
      String keyId,
      @Described("The signed text, parsed: serial, rules, switches, policy, source")
          JsonNode payload) {}

  /// The document that holds for the site or, asked for, for one appliance.
  public PolicyView policy(Call call) {
    var site = call.site();
    var appliance = call.query("appliance_id", ApplianceId::new);
    return database.in(
        call.tenant(),
        db -> {
          require(db, site, appliance);
          var kept =
              PolicyStore.current(db, site, appliance)
                  .orElseThrow(() ->
                      new ProblemException(
                          ProblemCode.NOT_FOUND, "Nothing was signed for site " + site + " yet"));
          return new PolicyView(
              kept.sha256(),
              kept.issuedAt(),
              kept.document().keyId().value(),
              Json.parse(kept.document().signedPayload(), "signed_payload"));
        });
  }

  /// What is switched off.
  public Page<SwitchView> switches(Call call) {
    var site = call.site();
    return Page.whole(
        database.in(
            call.tenant(),
            db -> {
              SiteDirectory.require(db, site);
              return SwitchStore.all(db, site);
            }));
  }

  /// Who switched a rule, a runbook or a check off and on.
  public Page<SwitchChange> history(Call call) {
    var kind =
        call.query("kind", PolicyApi::kind)
            .orElseThrow(() -> new InvalidRequest("kind", "is required"));
    var name =
        call.query("name", text -> text)
            .orElseThrow(() -> new InvalidRequest("name", "is required"));
    return Page.whole(database.in(call.tenant(), db -> SwitchChange.of(db, kind, name)));
  }

  private static SwitchKind kind(String word) {
    return Stream.of(SwitchKind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be rule, runbook or check"));
  }

  /// Puts one switch, and signs what holds from then on; putting it as it stands changes nothing.
  public Page<SwitchView> put(Call call) {
    var site = call.site();
    var wanted = WantedSwitch.from(call.body());
    var actor = Actor.of(call);
    return Page.whole(
        database.in(
            call.tenant(),
            db -> {
              require(db, site, wanted.applianceId().map(ApplianceId::new));
              requireKnown(db, site, wanted);
              // Before the row: two who switch at once must each sign with what the other did.
              PolicyStore.lock(db, site);
              if (change(db, site, wanted, actor.username())) {
                publisher.publish(db, site);
                AuditLog.append(db, entry(actor, site, wanted));
              }
              return SwitchStore.all(db, site);
            }));
  }

  private boolean change(Db db, SiteId site, WantedSwitch wanted, String by) {
    if (wanted.enabled()) {
      return SwitchStore.on(db, site, wanted);
    }
    if (SwitchStore.all(db, site).size() >= SwitchStore.SWITCHES_MAX) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "The site has " + SwitchStore.SWITCHES_MAX + " switches already");
    }
    return SwitchStore.off(db, site, wanted, by, clock.instant());
  }

  private static AuditLog.Entry entry(Actor actor, SiteId site, WantedSwitch wanted) {
    var detail = Json.object().put("kind", wanted.kind()).put("enabled", wanted.enabled());
    wanted.applianceId().ifPresent(appliance -> detail.put("appliance_id", appliance));
    wanted.reason().ifPresent(reason -> detail.put("reason", reason));
    return actor.did("switch.put", wanted.name(), site, detail);
  }

  private static void require(Db db, SiteId site, Optional<ApplianceId> appliance) {
    SiteDirectory.require(db, site);
    appliance.ifPresent(one -> SiteDirectory.require(db, site, one));
  }

  // A misspelt name would switch nothing off and look as if it did. Switching on is always allowed.
  private static void requireKnown(Db db, SiteId site, WantedSwitch wanted) {
    if (!wanted.enabled() && !isKnown(db, site, wanted)) {
      throw new InvalidRequest("name", "there is no such " + wanted.kind());
    }
  }

  private static boolean isKnown(Db db, SiteId site, WantedSwitch wanted) {
    return switch (SwitchKind.valueOf(wanted.kind().toUpperCase(Locale.ROOT))) {
      case RULE -> SiteRules.all(db, site).map(Rule::id).anyMatch(wanted.name()::equals);
      case RUNBOOK ->
          BuiltInRunbooks.catalogue().all().stream()
              .anyMatch(runbook -> runbook.id().value().equals(wanted.name()));
      case CHECK -> CheckCatalogue.find(wanted.name()).isPresent();
    };
  }
}
