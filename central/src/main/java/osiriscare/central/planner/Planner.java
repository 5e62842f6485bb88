package osiriscare.central.planner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.central.incident.IncidentDesk;
import osiriscare.central.incident.OpenIncident;
import osiriscare.central.job.Lease;
import osiriscare.central.planner.DecisionStore.Answered;
import osiriscare.central.planner.DecisionStore.Begun;
import osiriscare.central.planner.DecisionStore.Lost;
import osiriscare.central.planner.PlanModel.Answer;
import osiriscare.central.planner.Verdict.Doubt;
import osiriscare.central.planner.Verdict.NoPlan;
import osiriscare.central.policy.SitePolicies;
import osiriscare.central.settings.PlannerSettings;
import osiriscare.central.settings.PlannerSettings.Mode;
import osiriscare.central.settings.PlannerSettings.Model;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.database.Outbox;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.json.InvalidRequest;

/// Asks a model about incidents that no rule knows, within limits of its own.
///
/// ```
/// (outbox) ─▶ asking ─▶ ordered      a plan, certain enough, in mode auto
///    │          ├─▶ waiting ─▶ ordered or rejected, by a person
///    │          ├─▶ escalated        no plan, or none that was offered
///    │          └─▶ void             the incident was over by then
///    ├─▶ the same question was answered a while ago: as above, without a call
///    └─▶ escalated                   nobody to ask, no budget left, a person's matter
/// ```
///
/// No transaction is open while a model thinks. A question whose answer never came, because its
/// Central died, is asked once more; concluding is a compare-and-set, so that one incident never
/// gets two orders.
public final class Planner {
  /// How long an answer to the same question counts.
  static final Duration REMEMBERED = Duration.ofHours(24);

  private static final int AT_ONCE = 3;
  private static final int ATTEMPTS_MAX = 2;
  private static final int FAILURES_IN_A_ROW_MAX = 5;
  private static final Duration PAUSE = Duration.ofMinutes(5);
  // Beside the calls themselves: retries of the SDK and a slow database.
  private static final Duration LATE = Duration.ofSeconds(30);
  private static final int CHARACTERS_PER_TOKEN_MIN = 2;
  private static final Logger log = LoggerFactory.getLogger(Planner.class);

  private final Database database;
  private final IncidentDesk desk;
  private final Conclusion conclusion;
  private final PlannerSettings settings;
  private final Optional<PlanModel> model;
  private final PhiScrubber scrubber;
  private final Clock clock;
  private final Judge judge;
  private final SitePolicies policies = new SitePolicies();
  private final Semaphore free = new Semaphore(AT_ONCE);

  Planner(
      Database database,
      IncidentDesk desk,
      PlannerSettings settings,
      Optional<PlanModel> model,
      PhiScrubber scrubber,
      Clock clock) {
    this.database = database;
    this.desk = desk;
    this.conclusion = new Conclusion(desk, clock);
    this.settings = settings;
    this.model = model;
    this.scrubber = scrubber;
    this.clock = clock;
    this.judge = new Judge(settings.confidenceMin());
  }

  /// A question on its way.
  private record Asking(UUID decision, int attempt, Question question, long reserved) {}

  /// Takes what waits, as many as may be asked at once.
  void work() {
    int places = free.drainPermits();
    List<Asking> taken = List.of();
    try {
      taken = places == 0 ? List.of() : take(places);
    } finally {
      free.release(places - taken.size());
    }
    for (var asking : taken) {
      Thread.ofVirtual()
          .name("planner-" + asking.decision())
          .start(() -> {
            try {
              ask(asking);
            } finally {
              free.release();
            }
          });
    }
  }

  private List<Asking> take(int places) {
    return database.inPlatform(db -> {
      if (!Lease.take(db, "planner")) {
        return List.of();
      }
      var taken = new ArrayList<Asking>();
      var now = clock.instant();
      var lost =
          DecisionStore.takeLost(
              db, now.minus(settings.timeout().multipliedBy(2)).minus(LATE), now, places);
      for (var one : lost) {
        askAgain(db, one).ifPresent(taken::add);
      }
      for (var item : Outbox.take(db, "plan", places - taken.size())) {
        desk.open(db, IncidentId.parse(item.payload().path("incident_id").asString()))
            .flatMap(incident -> consider(db, incident))
            .ifPresent(taken::add);
      }
      return taken;
    });
  }

  private Optional<Asking> askAgain(Db db, Lost lost) {
    var incident = desk.open(db, lost.incident());
    if (incident.isEmpty()) {
      conclusion.isVoid(db, lost.id());
      return Optional.empty();
    }
    if (lost.attempt() > ATTEMPTS_MAX || settings.model().isEmpty()) {
      conclusion.noPlan(
          db,
          incident.get(),
          lost.id(),
          new NoPlan(
              new Doubt("interrupted", "the answer was lost more than once"), Optional.empty()));
      return Optional.empty();
    }
    var question = question(db, incident.get());
    return Optional.of(
        new Asking(lost.id(), lost.attempt(), question, reserve(settings.model().get(), question)));
  }

  private Question question(Db db, OpenIncident incident) {
    return Question.about(
        incident, policies.of(db, incident.site(), incident.appliance()), scrubber);
  }

  // What can be said without asking anybody is said at once.
  private Optional<Asking> consider(Db db, OpenIncident incident) {
    if (settings.model().isEmpty()) {
      conclusion.withoutDecision(
          db,
          incident,
          new Doubt(
              "no_planner",
              "no rule fits, and no planner is configured (OSIRIS_L2_PROVIDER): a person decides"));
      return Optional.empty();
    }
    var asked = settings.model().get();
    var mode = mode(db, incident);
    if (mode == Mode.DISABLED) {
      conclusion.withoutDecision(
          db,
          incident,
          new Doubt("planner_off", "no rule fits, and the planner is switched off for this site"));
      return Optional.empty();
    }
    var begun =
        new Begun(
            UUID.randomUUID(),
            incident.id(),
            incident.site(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0);
    try {
      var question = question(db, incident);
      return question
          .peoplesMatter(incident)
          .or(() -> limit(db, incident, asked, question))
          .map(doubt -> {
            DecisionStore.begin(db, begun, clock.instant());
            conclusion.noPlan(db, incident, begun.id(), new NoPlan(doubt, Optional.empty()));
            return Optional.<Asking>empty();
          })
          .orElseGet(() -> rememberOrAsk(db, incident, begun.id(), question, asked, mode));
    } catch (InvalidRequest e) {
      conclusion.withoutDecision(
          db,
          incident,
          new Doubt("not_decided", "the rules of the site cannot be read: " + e.getMessage()));
      return Optional.empty();
    }
  }

  private Mode mode(Db db, OpenIncident incident) {
    return SiteModes.find(db, incident.site()).orElse(settings.mode());
  }

  // A remembered answer costs nothing, so it is looked for only by what is left.
  private Optional<Doubt> limit(Db db, OpenIncident incident, Model asked, Question question) {
    var now = clock.instant();
    if (DecisionStore.remembered(db, question.sha256(asked.name()), now.minus(REMEMBERED))
        .isPresent()) {
      return Optional.empty();
    }
    long spent = DecisionStore.spentMicroDollars(db, now.truncatedTo(ChronoUnit.DAYS));
    if (spent + reserve(asked, question) > settings.microDollarsPerDay()) {
      return Optional.of(
          new Doubt("budget_spent", "what the planner may cost within a day is spent"));
    }
    if (DecisionStore.calls(db, Optional.of(incident.site()), now.minus(Duration.ofHours(1)))
        >= settings.callsPerHour()) {
      return Optional.of(
          new Doubt("calls_spent", "the planner was asked as often within an hour as it may be"));
    }
    return DecisionStore.failedInARow(db, FAILURES_IN_A_ROW_MAX, now.minus(PAUSE))
        ? Optional.of(
            new Doubt("planner_paused", "the model failed several times; it is left alone a while"))
        : Optional.empty();
  }

  private static long reserve(Model asked, Question question) {
    long characters =
        question.instructions().length()
            + question.text().length()
            + (long) question.schema().toString().length();
    return asked.microDollars(
            Math.ceilDiv(characters, CHARACTERS_PER_TOKEN_MIN), PlanModel.OUTPUT_TOKENS_MAX)
        * (Failures.RETRIES + 1);
  }

  private Optional<Asking> rememberOrAsk(
      Db db, OpenIncident incident, UUID id, Question question, Model asked, Mode mode) {
    var sha256 = question.sha256(asked.name());
    var now = clock.instant();
    var remembered = DecisionStore.remembered(db, sha256, now.minus(REMEMBERED));
    var reserved = remembered.isPresent() ? 0 : reserve(asked, question);
    DecisionStore.begin(
        db,
        new Begun(
            id,
            incident.id(),
            incident.site(),
            remembered.isPresent()
                ? Optional.empty()
                : Optional.of(asked.protocol().name().toLowerCase(Locale.ROOT)),
            Optional.of(asked.name()),
            Optional.of(sha256),
            remembered.map(DecisionStore.Remembered::id),
            reserved),
        now);
    if (remembered.isEmpty()) {
      return Optional.of(new Asking(id, 1, question, reserved));
    }
    var verdict = judge.judge(remembered.get().answer(), question.choices(), incident.severity());
    conclusion.of(
        db, incident, id, verdict, Conclusion.Circumstances.of(remembered.get(), incident, mode));
    return Optional.empty();
  }

  private void ask(Asking asking) {
    Answer answer;
    Instant begun = Instant.now();
    try {
      answer = model.orElseThrow().ask(asking.question());
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("asking a model failed in a way that is not known");
      answer = new Answer.Failed("unreadable", "the model could not be asked", true);
    }
    log.atInfo()
        .addKeyValue("decision", asking.decision())
        .addKeyValue("milliseconds", Duration.between(begun, Instant.now()).toMillis())
        .log("a model was asked");
    var got = answer;
    try {
      database.inPlatform(db -> {
        conclude(db, asking, got);
        return asking;
      });
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).log("an answer could not be kept; it will be asked for again");
    }
  }

  private void conclude(Db db, Asking asking, Answer answer) {
    var kept =
        switch (answer) {
          case Answer.Text(var text, var usage) ->
              new Answered(Optional.of(text), usage, cost(usage, asking));
          case Answer.Refused(var usage) ->
              new Answered(Optional.empty(), usage, cost(usage, asking));
          case Answer.Failed(_, _, var mayHaveCost) ->
              new Answered(Optional.empty(), Optional.empty(), mayHaveCost ? asking.reserved() : 0);
        };
    if (!DecisionStore.answered(db, asking.decision(), asking.attempt(), kept, clock.instant())) {
      return;
    }
    var decision = DecisionStore.find(db, asking.decision()).orElseThrow();
    var incident = desk.open(db, IncidentId.parse(decision.incidentId()));
    if (incident.isEmpty()) {
      conclusion.isVoid(db, asking.decision());
      return;
    }
    conclusion.of(
        db,
        incident.get(),
        asking.decision(),
        verdict(answer, asking, incident.get().severity()),
        Conclusion.Circumstances.fresh(mode(db, incident.get())));
  }

  private Verdict verdict(Answer answer, Asking asking, Severity severity) {
    return switch (answer) {
      case Answer.Text(var text, _) -> judge.judge(text, asking.question().choices(), severity);
      case Answer.Refused _ ->
          new NoPlan(new Doubt("refused", "the model would not answer"), Optional.empty());
      case Answer.Failed(var code, var reason, _) ->
          new NoPlan(new Doubt(code, reason), Optional.empty());
    };
  }

  private long cost(Optional<PlanModel.Usage> usage, Asking asking) {
    return usage
        .map(used ->
            settings.model().orElseThrow().microDollars(used.inputTokens(), used.outputTokens()))
        .orElse(asking.reserved());
  }
}
