package osiriscare.healing.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import osiriscare.healing.guard.GuardEvent.ClockWentBack;
import osiriscare.healing.guard.GuardEvent.Finished;
import osiriscare.healing.guard.GuardEvent.Recovered;
import osiriscare.healing.guard.GuardEvent.Reset;
import osiriscare.healing.guard.GuardEvent.RunbookReset;
import osiriscare.healing.guard.GuardEvent.Started;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ArrayNode;

/// What was done, in the order in which it was done. A snapshot; everything that a guardrail asks
/// is worked out from it, so that a decision can be replayed from what evidence keeps. Nothing is
/// forgotten because of a clock alone: one that jumps ahead would wipe out what it is asked for
/// when it is right again.
public final class GuardState {
  /// How long events count. No guardrail may look back further.
  public static final Duration MEMORY = Duration.ofHours(24);

  /// How many events are kept at least, however old they seem to be.
  public static final int EVENTS_KEPT_MIN = 2_000;

  /// How far a clock may be set back without anybody noticing.
  public static final Duration CLOCK_STEP_MAX = Duration.ofMinutes(5);

  /// Nothing was done yet.
  public static final GuardState EMPTY = new GuardState(List.of());

  private static final int EVENTS_MAX = 20_000;

  private final List<GuardEvent> events;

  private GuardState(List<GuardEvent> events) {
    this.events = events;
  }

  // A run that found nothing to do has used no tool, spent no try and no budget.
  private static GuardState of(List<GuardEvent> events) {
    var kept = new ArrayList<GuardEvent>();
    for (var event : events) {
      if (event instanceof Finished ended && !ended.outcome().hasActed()) {
        for (int i = kept.size() - 1; i >= 0; i--) {
          if (kept.get(i) instanceof Started begun && isBeginning(begun, ended)) {
            kept.remove(i);
            break;
          }
        }
      } else {
        kept.add(event);
      }
    }
    return new GuardState(List.copyOf(kept));
  }

  private static boolean isBeginning(Started begun, Finished ended) {
    return begun.host().equals(ended.host())
        && begun.tool().equals(ended.tool())
        && begun.runbook().equals(ended.runbook());
  }

  /// The state after this event; the oldest is forgotten when there are too many.
  public GuardState after(GuardEvent event) {
    var kept = new ArrayList<>(events);
    kept.add(event);
    if (kept.size() > EVENTS_MAX) {
      kept.removeFirst();
    }
    return of(kept);
  }

  /// What of it counts at this time: nothing that is older than [#MEMORY], but for actions that
  /// have not ended, and that the clock went back, which a person must look at.
  public GuardState at(Instant now) {
    var oldest = now.minus(MEMORY);
    var running = Set.copyOf(running());
    return new GuardState(
        events.stream()
            .filter(event ->
                !event.at().isBefore(oldest)
                    || event instanceof ClockWentBack
                    || (event instanceof Started started && running.contains(started)))
            .toList());
  }

  /// Whether the clock went back, or shows less than at an event, and nobody looked at the host
  /// since.
  public boolean isClockDoubtful(String host, Instant now) {
    var latest = now.plus(CLOCK_STEP_MAX);
    boolean isDoubtful = false;
    for (var event : events) {
      if (event instanceof Reset reset && reset.host().equals(host)) {
        isDoubtful = false;
      } else if (event instanceof ClockWentBack || event.at().isAfter(latest)) {
        isDoubtful = true;
      }
    }
    return isDoubtful;
  }

  /// What a decision about this host and runbook depends on, so that evidence need not keep more.
  public GuardState about(String host, String runbook) {
    var running = Set.copyOf(running());
    return new GuardState(
        events.stream()
            .filter(event -> event.host().equals(host) || concerns(event, runbook, running))
            .toList());
  }

  // What happened elsewhere and still counts here: runs of the runbook, whatever takes up a place
  // now, and that a person looked at failures of the runbook.
  private static boolean concerns(GuardEvent event, String runbook, Set<Started> running) {
    return switch (event) {
      case Started started -> started.runbook().equals(runbook) || running.contains(started);
      case Finished ended -> ended.runbook().equals(runbook);
      case RunbookReset reset -> reset.runbook().equals(runbook);
      case Reset _, ClockWentBack _ -> true;
      case Recovered _ -> false;
    };
  }

  /// The events, oldest first.
  public List<GuardEvent> events() {
    return events;
  }

  /// Actions that were begun and have not ended.
  public List<Started> running() {
    var running = new LinkedHashMap<String, Started>();
    for (var event : events) {
      switch (event) {
        case Started s -> running.put(s.host() + " " + s.tool() + " " + s.runbook(), s);
        case Finished f -> running.remove(f.host() + " " + f.tool() + " " + f.runbook());
        case Recovered _, Reset _, RunbookReset _, ClockWentBack _ -> {
          // Nothing runs or ends by these.
        }
      }
    }
    return List.copyOf(running.values());
  }

  /// When this tool last began or ended something on the host.
  public Optional<Instant> lastUse(String host, String tool) {
    return last(
        events.stream()
            .filter(event ->
                (event instanceof Started s && s.host().equals(host) && s.tool().equals(tool))
                    || (event instanceof Finished f
                        && f.host().equals(host)
                        && f.tool().equals(tool))));
  }

  /// When an action for this check last ended on the host.
  public Optional<Instant> lastAttempt(String host, String subject) {
    return last(attempts(host, subject));
  }

  /// Whether the last action for this check on the host did not help.
  public boolean hasFailed(String host, String subject) {
    var last = attempts(host, subject).reduce((_, later) -> later);
    return last.isPresent() && last.get() instanceof Finished ended && isFailure(ended);
  }

  /// Actions for this check on the host since it was last healed or recovered, or a person looked.
  public int triesSinceRecovery(String host, String subject) {
    int tries = 0;
    for (var event : events) {
      switch (event) {
        case Finished ended when isOf(ended, host, subject) ->
            tries = ended.outcome() == HealingOutcome.HEALED ? 0 : tries + 1;
        case Recovered recovered
            when recovered.host().equals(host) && isAbout(subject, recovered.check()) ->
            tries = 0;
        case Reset reset when reset.host().equals(host) -> tries = 0;
        default -> {
          // Of another host or check.
        }
      }
    }
    return tries;
  }

  /// When this check was healed on the host since a person looked. Each but the last was a relapse,
  /// and when it fails now, the last one too.
  public List<Instant> healings(String host, String subject) {
    var healed = new ArrayList<Instant>();
    for (var event : events) {
      if (event instanceof Reset reset && reset.host().equals(host)) {
        healed.clear();
      } else if (event instanceof Finished ended
          && isOf(ended, host, subject)
          && ended.outcome() == HealingOutcome.HEALED) {
        healed.add(ended.at());
      }
    }
    return healed;
  }

  /// Failures on the host since then and since a person looked, the last one's time last.
  public List<Instant> failuresOfHost(String host, Instant since) {
    var failures = new ArrayList<Instant>();
    for (var event : events) {
      if (event instanceof Reset reset && reset.host().equals(host)) {
        failures.clear();
      } else if (event instanceof Finished ended
          && ended.host().equals(host)
          && isFailure(ended)
          && !ended.at().isBefore(since)) {
        failures.add(ended.at());
      }
    }
    return failures;
  }

  /// Failures of the runbook on any host since then, the last one's time last. A host that a person
  /// looked at since does not count, and nothing from before one looked at the runbook.
  public List<Instant> failuresOfRunbook(String runbook, Instant since) {
    var failures = new ArrayList<Finished>();
    for (var event : events) {
      if (event instanceof Reset reset) {
        failures.removeIf(failure -> failure.host().equals(reset.host()));
      } else if (event instanceof RunbookReset reset && reset.runbook().equals(runbook)) {
        failures.clear();
      } else if (event instanceof Finished ended
          && ended.runbook().equals(runbook)
          && isFailure(ended)
          && !ended.at().isBefore(since)) {
        failures.add(ended);
      }
    }
    return failures.stream().map(Finished::at).toList();
  }

  /// How often this unit was restarted on the host since then.
  public List<Instant> restarts(String host, String unit, Instant since) {
    return events.stream()
        .filter(event ->
            event instanceof Started started
                && started.host().equals(host)
                && started.target().equals(unit)
                && !started.at().isBefore(since))
        .map(GuardEvent::at)
        .toList();
  }

  /// Hosts, without this one, on which the runbook was at work since then, whenever it began there.
  public long otherHosts(String runbook, String host, Instant since) {
    var atWork = new HashSet<String>();
    running().stream()
        .filter(started -> started.runbook().equals(runbook))
        .forEach(started -> atWork.add(started.host()));
    for (var event : events) {
      if (!event.at().isBefore(since)
          && ((event instanceof Started started && started.runbook().equals(runbook))
              || (event instanceof Finished ended && ended.runbook().equals(runbook)))) {
        atWork.add(event.host());
      }
    }
    atWork.remove(host);
    return atWork.size();
  }

  private Stream<GuardEvent> attempts(String host, String subject) {
    return events.stream()
        .filter(event -> event instanceof Finished ended && isOf(ended, host, subject));
  }

  private static boolean isOf(Finished ended, String host, String subject) {
    return ended.host().equals(host) && ended.subject().equals(subject);
  }

  private static boolean isAbout(String subject, String check) {
    return subject.equals(check) || subject.startsWith(check + " ");
  }

  private static boolean isFailure(Finished ended) {
    return ended.outcome() == HealingOutcome.FAILED || ended.outcome() == HealingOutcome.REVERTED;
  }

  private static Optional<Instant> last(Stream<GuardEvent> found) {
    return found.map(GuardEvent::at).max(Instant::compareTo);
  }

  /// As it is kept.
  public ArrayNode toJson() {
    var list = Json.array();
    events.forEach(event -> list.add(event.toJson()));
    return list;
  }

  /// Reads a list of events.
  ///
  /// @param name of the field that holds it
  /// @throws osiriscare.protocol.json.InvalidRequest naming the field
  public static GuardState from(Fields fields, String name) {
    return of(fields.objects(name, EVENTS_MAX, GuardEvent::from));
  }
}
