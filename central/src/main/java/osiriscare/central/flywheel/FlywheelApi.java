package osiriscare.central.flywheel;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import osiriscare.central.flywheel.Promoter.Word;
import osiriscare.central.policy.PromotedRules;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Described;
import osiriscare.central.route.Page;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import tools.jackson.databind.JsonNode;

/// What the planner's plans taught, and the doors by which people make rules of it and take them
/// back. The platform's alone: a pattern says what happened at other tenants.
public final class FlywheelApi {
  private static final int SITES_MAX = 10_000;
  private static final int SITES_SHOWN = 200;
  private static final int REASON_MAX = 500;

  private final Database database;
  private final FlywheelKeeper keeper;
  private final Promoter promoter;
  private final Clock clock;

  FlywheelApi(Database database, FlywheelKeeper keeper, Clock clock) {
    this.database = database;
    this.keeper = keeper;
    this.promoter = new Promoter(keeper, clock);
    this.clock = clock;
  }

  /// Plans of one kind, counted.
  public record PatternView(
      @Described("The same for all plans that one rule would have made") String signature,
      @Described("What the rule would be called") String ruleId,
      @Described("The rule that would have made these plans") JsonNode rule,
      @Described("Plans that ended, at all sites") long occurrences,
      @Described("Of these, closed by signed evidence of the run") long healed,
      long successPercent,
      long sites,
      @Described("Sites where it was proven by itself") long provenSites,
      @Described("At least 5 of which at least 90 per cent healed, at all sites together")
          boolean proven,
      @Described("Whether it waits for a person's word") boolean candidate,
      @Described(
              value = "What came of it last",
              oneOf = {"rejected", "rolling", "active", "demoted"})
          Optional<String> standing,
      Instant lastSeenAt) {}

  /// How often at one site.
  public record SiteCount(String siteId, long occurrences, long healed, boolean proven) {}

  /// A pattern and where it was seen.
  public record PatternDetail(
      PatternView pattern, @Described("At most 200, most often first") List<SiteCount> sites) {
    public PatternDetail {
      sites = List.copyOf(sites);
    }
  }

  /// A rule that came of a pattern.
  public record PromotionView(
      String promotionId,
      String signature,
      String ruleId,
      JsonNode rule,
      @Described(oneOf = {"rejected", "rolling", "active", "demoted"}) String status,
      @Described("From 1; 0 when it was rejected") int stage,
      int stages,
      Instant stageSince,
      @Described("What the person who decided was shown") JsonNode replay,
      Instant decidedAt,
      String decidedBy,
      String reason,
      Optional<Instant> endedAt,
      Optional<String> endedBy,
      Optional<String> endReason,
      @Described("How often it acted since it was installed") long runs,
      long failures) {
    PromotionView with(long newRuns, long newFailures) {
      return new PromotionView(
          promotionId,
          signature,
          ruleId,
          rule,
          status,
          stage,
          stages,
          stageSince,
          replay,
          decidedAt,
          decidedBy,
          reason,
          endedAt,
          endedBy,
          endReason,
          newRuns,
          newFailures);
    }
  }

  /// A rule at one site.
  public record PromotedSite(
      String siteId, int stage, Optional<Instant> installedAt, Optional<Instant> removedAt) {}

  /// Patterns, the one that was seen last first.
  public Page<PatternView> patterns(Call call) {
    var page = call.page(2);
    boolean isWaiting = call.query("candidate", FlywheelApi::requireTrue).orElse(false);
    var rows = database.in(call.tenant(), db -> PatternStore.page(db, isWaiting, page));
    return Page.of(rows, page, one -> Cursor.at(one.lastSeenAt(), one.signature()));
  }

  private static boolean requireTrue(String text) {
    if (!text.equals("true")) {
      throw new IllegalArgumentException("must be true, or left out");
    }
    return true;
  }

  /// One pattern.
  public PatternDetail pattern(Call call) {
    return database.in(
        call.tenant(),
        db -> {
          var pattern = require(db, call);
          return new PatternDetail(
              pattern, PatternStore.sites(db, pattern.signature(), SITES_SHOWN));
        });
  }

  /// What its rule would have done about the incidents that were.
  public Replay replay(Call call) {
    return database.in(call.tenant(), db -> promoter.replay(db, Promoter.rule(require(db, call))));
  }

  private static PatternView require(Db db, Call call) {
    return PatternStore.find(db, call.path("signature", Sha256::requireHex))
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such pattern"));
  }

  /// Where a rule is to go.
  enum Scope {
    /// Where the pattern was proven by itself.
    PROVEN,
    /// Where it was seen.
    SEEN,
    /// Everywhere.
    ALL
  }

  /// A person's yes.
  public record Approval(
      @Described(
              value =
                  "proven: sites where it was proven by itself; seen: where it was seen; all: every site. The last two"
                      + " need a pattern that is proven at all sites together",
              oneOf = {"proven", "seen", "all"})
          String scope,
      String reason) {
    static Approval from(Fields fields) {
      return new Approval(
          fields.oneOf("scope", Scope.class).name().toLowerCase(Locale.ROOT),
          fields.text("reason", REASON_MAX));
    }
  }

  /// Why a person says no, or takes a rule back.
  public record Objection(String reason) {
    static Objection from(Fields fields) {
      return new Objection(fields.text("reason", REASON_MAX));
    }
  }

  /// Makes the pattern a rule, and installs it at the first site.
  public PromotionView approve(Call call) {
    var approval = Approval.from(call.body());
    var scope = Scope.valueOf(approval.scope().toUpperCase(Locale.ROOT));
    return database.in(
        call.tenant(),
        db -> {
          var pattern = require(db, call);
          var sites = targets(db, pattern, scope);
          var rule = Promoter.rule(pattern);
          sites.forEach(site -> PromotedRules.check(db, new SiteId(site), rule));
          var id =
              promoter
                  .promote(db, pattern, sites, word(call, approval.reason()))
                  .orElseThrow(() ->
                      new ProblemException(ProblemCode.CONFLICT, "The pattern is a rule already"));
          return PromotionStore.find(db, id).orElseThrow();
        });
  }

  // Where it was seen most often goes first: there a failure shows soonest.
  private static List<String> targets(Db db, PatternView pattern, Scope scope) {
    if (scope != Scope.PROVEN && !pattern.proven()) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "The pattern is not proven at all sites together");
    }
    var seen = PatternStore.sites(db, pattern.signature(), SITES_MAX);
    var wanted =
        seen.stream()
            .filter(one -> scope != Scope.PROVEN || one.proven())
            .map(SiteCount::siteId)
            .toList();
    if (wanted.isEmpty()) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "The pattern is proven at no site by itself");
    }
    return scope == Scope.ALL
        ? Stream.concat(
                wanted.stream(),
                PromotionStore.allSites(db).stream().filter(site -> !wanted.contains(site)))
            .toList()
        : wanted;
  }

  private static Word word(Call call, String reason) {
    return new Word(
        call.account().username(), Optional.of(call.ipAddress()), reason, Json.object());
  }

  /// Says no to a pattern that waits.
  public PromotionView reject(Call call) {
    var reason = Objection.from(call.body()).reason();
    return database.in(
        call.tenant(),
        db -> {
          var pattern = require(db, call);
          if (!pattern.candidate()) {
            throw new ProblemException(
                ProblemCode.CONFLICT, "The pattern does not wait for anybody's word");
          }
          var id = promoter.reject(db, pattern, word(call, reason)).orElseThrow();
          return PromotionStore.find(db, id).orElseThrow();
        });
  }

  /// What became of patterns, newest first.
  public Page<PromotionView> promotions(Call call) {
    var page = call.page(2);
    var signature = call.query("signature", Sha256::requireHex);
    var rows = database.in(call.tenant(), db -> PromotionStore.page(db, signature, page));
    return Page.of(rows, page, one -> Cursor.at(one.decidedAt(), one.promotionId()));
  }

  /// One of them.
  public PromotionView promotion(Call call) {
    return database.in(call.tenant(), db -> requirePromotion(db, call));
  }

  private static PromotionView requirePromotion(Db db, Call call) {
    return PromotionStore.find(db, call.uuid("promotion_id"))
        .orElseThrow(
            () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such promotion"));
  }

  /// Where it goes and how far it has come.
  public Page<PromotedSite> sites(Call call) {
    var page = call.page(2);
    var rows =
        database.in(
            call.tenant(),
            db -> {
              requirePromotion(db, call);
              return PromotionStore.sites(db, call.uuid("promotion_id"), page);
            });
    return Page.of(rows, page, one -> Cursor.at((long) one.stage(), one.siteId()));
  }

  /// Takes a rule back, wherever it is.
  public PromotionView demote(Call call) {
    var reason = Objection.from(call.body()).reason();
    return database.in(
        call.tenant(),
        db -> {
          requirePromotion(db, call);
          var id = call.uuid("promotion_id");
          if (!keeper.demote(db, id, call.account().username(), reason, clock.instant())) {
            throw new ProblemException(ProblemCode.CONFLICT, "It is no rule any more");
          }
          keeper.settle(db);
          return requirePromotion(db, call);
        });
  }
}
