package osiriscare.healing.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import osiriscare.healing.decision.Decision.Kind;
import osiriscare.healing.decision.Decision.Reason;
import osiriscare.healing.guard.GuardEvent.Started;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.rule.Rule;
import osiriscare.protocol.healing.Allowance.RunbookAllowance;

/// The guardrails in the order in which they are asked; the first that objects decides. One
/// implementation for rules, planner, chat, tools and orders.
enum Guard {
  /// A host that the appliance does not look after.
  KNOWN_HOST {
    @Override
    Optional<Decision> objection(Candidate candidate, DecisionInput input, GuardSettings settings) {
      return input.knownHosts().contains(candidate.host())
          ? Optional.empty()
          : because(candidate, Kind.REFUSE, "the host is not one that this appliance looks after");
    }
  },
  /// A unit that the host does not have.
  KNOWN_UNIT {
    @Override
    Optional<Decision> objection(Candidate candidate, DecisionInput input, GuardSettings settings) {
      var unit = candidate.unit();
      return unit.isEmpty() || input.knownUnits().contains(unit)
          ? Optional.empty()
          : because(candidate, Kind.REFUSE, "the host has no unit " + unit);
    }
  },
  /// Another action with the same tool on the same host, or too many altogether.
  CONCURRENCY {
    @Override
    Optional<Decision> objection(Candidate candidate, DecisionInput input, GuardSettings settings) {
      var running = input.state().running();
      if (running.stream().anyMatch(started -> isSameToolAndHost(started, candidate))) {
        return because(candidate, Kind.SUPPRESS, "the same tool is at work on the host");
      }
      return running.size() < settings.actionsAtOnceMax()
          ? Optional.empty()
          : because(candidate, Kind.SUPPRESS, running.size() + " actions are under way already");
    }

    private boolean isSameToolAndHost(Started started, Candidate candidate) {
      return started.host().equals(candidate.host())
          && started.tool().equals(candidate.runbook().tool());
    }
  },
  /// How long ago anything was done is not known: the clock showed less than before.
  CLOCK_WENT_BACK {
    @Override
    Optional<Decision> objection(Candidate candidate, DecisionInput input, GuardSettings settings) {
      return input.state().isClockDoubtful(candidate.host(), input.now())
          ? page(
              candidate,
              "the clock went back, so what was done lately is not known; a person must look")
          : Optional.empty();
    }
  },
  /// The tool was used on the host a moment ago. The next rule does not get its turn instead; when
  /// it was used for the same and did not help, a person gets it at once.
  COOLDOWN {
    @Override
    Optional<Decision> objection(Candidate candidate, DecisionInput input, GuardSettings settings) {
      var cooldown =
          candidate
              .rule()
              .map(Rule::cooldown)
              .filter(own -> own.compareTo(settings.cooldown()) > 0)
              .orElse(settings.cooldown());
      return input
          .state()
          .lastUse(candidate.host(), candidate.runbook().tool())
          .map(last -> last.plus(cooldown))
          .filter(end -> end.isAfter(input.now()))
          .flatMap(end ->
              input.state().hasFailed(candidate.host(), candidate.subject())
                  ? page(candidate, "it was acted on just now and is not healed")
                  : because(
                      candidate, Kind.SUPPRESS, "the tool was used on the host just now", end));
    }
  },
  /// It was put right, and failed again, and again.
  FLAPPING {
    @Override
    Optional<Decision> objection(Candidate candidate, DecisionInput input, GuardSettings settings) {
      var healed = input.state().healings(candidate.host(), candidate.subject());
      boolean isExempt = candidate.rule().map(Rule::isGpoManaged).orElse(false);
      return isExempt || !isDense(healed, settings.flapsMax(), settings.flapSpan())
          ? Optional.empty()
          : page(
              candidate,
              "it came back "
                  + healed.size()
                  + " times after it was healed; it stops until a person looks");
    }
  },
  /// The same incident twice in a short time.
  REPEATED {
    @Override
    Optional<Decision> objection(Candidate candidate, DecisionInput input, GuardSettings settings) {
      return input
          .state()
          .lastAttempt(candidate.host(), candidate.subject())
          .filter(last -> last.plus(settings.pageAgain()).isAfter(input.now()))
          .flatMap(last ->
              page(
                  candidate,
                  "the same was acted on less than "
                      + settings.pageAgain().toMinutes()
                      + " minutes ago"));
    }
  },
  /// It was tried as often as the rule allows and never helped.
  TRIES_SPENT {
    @Override
    Optional<Decision> objection(Candidate candidate, DecisionInput input, GuardSettings settings) {
      int allowed = 1 + candidate.rule().map(Rule::retriesMax).orElse(0);
      int tries = input.state().triesSinceRecovery(candidate.host(), candidate.subject());
      return tries < allowed
          ? Optional.empty()
          : page(candidate, "it was tried " + tries + " times without lasting success");
    }
  },
  /// Too much failed on the host lately.
  HOST_BREAKER {
    @Override
    Optional<Decision> objection(Candidate candidate, DecisionInput input, GuardSettings settings) {
      var since = input.now().minus(lookBack(settings));
      var failures = input.state().failuresOfHost(candidate.host(), since);
      return isOpen(failures, settings.hostFailuresMax(), input.now(), settings)
          ? page(candidate, failures.size() + " actions failed on the host; healing there stopped")
          : Optional.empty();
    }
  },
  /// The runbook failed too often lately, on whatever host.
  RUNBOOK_BREAKER {
    @Override
    Optional<Decision> objection(Candidate candidate, DecisionInput input, GuardSettings settings) {
      var since = input.now().minus(lookBack(settings));
      var id = candidate.runbook().id().value();
      var failures = input.state().failuresOfRunbook(id, since);
      return isOpen(failures, settings.runbookFailuresMax(), input.now(), settings)
          ? page(candidate, "the runbook failed " + failures.size() + " times; it is stopped")
          : Optional.empty();
    }
  },
  /// Restarts of one unit follow each other ever more slowly.
  RESTART_BACKOFF {
    @Override
    Optional<Decision> objection(Candidate candidate, DecisionInput input, GuardSettings settings) {
      var day = input.now().minus(Duration.ofDays(1));
      var restarts = input.state().restarts(candidate.host(), candidate.unit(), day);
      if (!candidate.isRestart() || restarts.isEmpty()) {
        return Optional.empty();
      }
      var end = restarts.getLast().plus(backoff(restarts.size(), settings));
      return end.isAfter(input.now())
          ? because(
              candidate,
              Kind.SUPPRESS,
              "it was restarted " + restarts.size() + " times within a day",
              end)
          : Optional.empty();
    }

    private Duration backoff(int restarts, GuardSettings settings) {
      var wait = settings.restartBackoff();
      for (int i = 1; i < restarts && wait.compareTo(GuardSettings.RESTART_BACKOFF_MAX) < 0; i++) {
        wait = wait.multipliedBy(2);
      }
      return wait.compareTo(GuardSettings.RESTART_BACKOFF_MAX) < 0
          ? wait
          : GuardSettings.RESTART_BACKOFF_MAX;
    }
  },
  /// A clock that cannot be trusted does not tell whether the window is open.
  CLOCK {
    @Override
    Optional<Decision> objection(Candidate candidate, DecisionInput input, GuardSettings settings) {
      boolean isSane =
          input
              .clockOffsetMs()
              .map(
                  offset -> offset >= -settings.ntpSkewMaxMs() && offset <= settings.ntpSkewMaxMs())
              .orElse(false);
      return isSane || !candidate.isDisruptive()
          ? Optional.empty()
          : because(
              candidate,
              Kind.DEFER,
              input
                  .clockOffsetMs()
                  .map(offset -> "the clock is " + offset + " ms off")
                  .orElse("the clock's offset is not known"));
    }
  },
  /// Disruptive actions wait for the maintenance window.
  WINDOW {
    @Override
    Optional<Decision> objection(Candidate candidate, DecisionInput input, GuardSettings settings) {
      return !candidate.isDisruptive()
              || settings.allowDisruptiveOutsideWindow()
              || settings.window().contains(input.now())
          ? Optional.empty()
          : because(
              candidate,
              Kind.DEFER,
              "it is disruptive and waits for the maintenance window " + settings.window() + " UTC",
              settings.window().nextOpening(input.now()));
    }
  },
  /// The blast-radius budget of site and fleet, or the small local floor without it. A share that
  /// is used up waits: the evidence of the decision asks Central for more, and Central gives more
  /// or stops the runbook.
  BUDGET {
    @Override
    Optional<Decision> objection(Candidate candidate, DecisionInput input, GuardSettings settings) {
      var id = candidate.runbook().id();
      var last = input.allowance().flatMap(heard -> Optional.ofNullable(heard.runbooks().get(id)));
      // A stop does not end by itself because Central is out of reach.
      if (last.map(RunbookAllowance::isStopped).orElse(false)) {
        return page(
            candidate,
            "Central stopped it everywhere: "
                + last.flatMap(RunbookAllowance::reason).orElse("no reason was given"));
      }
      var granted = input.allowance().filter(allowance -> allowance.isValidAt(input.now()));
      return granted.isPresent() && last.isPresent()
          ? ofShare(candidate, input, granted.get().issuedAt(), last.get().hosts())
          : ofFloor(candidate, input, settings.floorHostsPerHour());
    }

    private Optional<Decision> ofShare(
        Candidate candidate, DecisionInput input, Instant since, int hosts) {
      return used(candidate, input, since) < hosts
          ? Optional.empty()
          : because(
              candidate,
              Kind.DEFER,
              "its share of " + hosts + " hosts is used up; Central is asked for more");
    }

    private Optional<Decision> ofFloor(Candidate candidate, DecisionInput input, int hosts) {
      return used(candidate, input, input.now().minus(Duration.ofHours(1))) < hosts
          ? Optional.empty()
          : page(
              candidate,
              "its budget of " + hosts + " hosts is spent; a person must look before it goes on");
    }

    private long used(Candidate candidate, DecisionInput input, Instant since) {
      var runbook = candidate.runbook().id().value();
      return input.state().otherHosts(runbook, candidate.host(), since);
    }
  },
  /// Only say what would be done.
  DRY_RUN {
    @Override
    Optional<Decision> objection(Candidate candidate, DecisionInput input, GuardSettings settings) {
      return input.isDryRun()
          ? because(candidate, Kind.DRY_RUN, "dry run: nothing is changed")
          : Optional.empty();
    }
  };

  /// What this guardrail has against it; empty when it may go on.
  abstract Optional<Decision> objection(
      Candidate candidate, DecisionInput input, GuardSettings settings);

  Optional<Decision> because(Candidate candidate, Kind kind, String why) {
    return Optional.of(candidate.decide(kind, new Reason(code(), why)));
  }

  Optional<Decision> because(Candidate candidate, Kind kind, String why, Instant until) {
    var plain = candidate.decide(kind, new Reason(code(), why));
    return Optional.of(
        new Decision(
            plain.kind(),
            plain.rule(),
            plain.runbook(),
            plain.parameters(),
            plain.reason(),
            Optional.of(until),
            false));
  }

  Optional<Decision> page(Candidate candidate, String why) {
    var plain = candidate.decide(Kind.ESCALATE, new Reason(code(), why));
    return Optional.of(
        new Decision(
            plain.kind(),
            plain.rule(),
            plain.runbook(),
            plain.parameters(),
            plain.reason(),
            Optional.empty(),
            true));
  }

  private String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  // An open breaker must be seen for as long as it stays open after the failures that opened it.
  private static Duration lookBack(GuardSettings settings) {
    return settings.breakerSpan().plus(settings.breakerOpen());
  }

  // Open when that many failures fell into one span, until the last of them is long enough ago.
  private static boolean isOpen(
      List<Instant> failures, int max, Instant now, GuardSettings settings) {
    for (int last = failures.size() - 1; last >= max - 1; last--) {
      if (isDense(failures.subList(last - max + 1, last + 1), max, settings.breakerSpan())
          && failures.get(last).plus(settings.breakerOpen()).isAfter(now)) {
        return true;
      }
    }
    return false;
  }

  // Whether that many of them fell into one span.
  private static boolean isDense(List<Instant> times, int count, Duration span) {
    for (int last = count - 1; last < times.size(); last++) {
      if (Duration.between(times.get(last - count + 1), times.get(last)).compareTo(span) <= 0) {
        return true;
      }
    }
    return false;
  }
}
