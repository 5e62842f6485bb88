package osiriscare.central.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import osiriscare.healing.guard.MaintenanceWindow;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.Sha256;

/// Decides what a fleet order does next. A pure function: whoever acts on the answer has nothing
/// left to decide, and asks again.
///
/// ```
/// stage 1 ─ ordered ─ all ended ─ soaked ─▶ stage 2 ─ … ─▶ complete
///              │                    └─ who fell silent has failed
///              └─ too many failed ─▶ stop
/// ```
final class Rollout {
  /// Most appliances that get their order in one turn.
  static final int ORDERS_PER_TURN = 200;

  private static final int ALL = 100;

  private Rollout() {}

  /// What was asked for.
  ///
  /// @param stages per cent of the fleet, rising, the last is 100
  /// @param failurePercent share of a stage that stops it
  /// @param soak how long a stage is watched after its last order ended
  /// @param window daily time in which orders are handed out
  record Plan(
      String seed,
      List<Integer> stages,
      int failurePercent,
      Duration soak,
      Optional<MaintenanceWindow> window,
      Instant expiresAt) {
    Plan {
      stages = List.copyOf(stages);
    }

    boolean isLast(int stage) {
      return stage == stages.size() - 1;
    }
  }

  /// How far it has come.
  ///
  /// @param stage from 0
  /// @param soakingSince when the last order of the stage had ended
  /// @param acceptedFailures failures of the stage that a person let pass
  record Position(int stage, Optional<Instant> soakingSince, int acceptedFailures) {}

  /// How an appliance's order stands.
  enum State {
    ORDERED,
    COMPLETED,
    FAILED
  }

  /// An appliance that has its order.
  ///
  /// @param isLive whether it checks in now
  record Target(ApplianceId appliance, int stage, State state, boolean isLive) {}

  /// Everybody the order is for.
  ///
  /// @param waiting those without an order that check in now
  /// @param absent how many have no order and do not check in
  record Fleet(List<Target> targets, List<ApplianceId> waiting, int absent) {
    Fleet {
      targets = List.copyOf(targets);
      waiting = List.copyOf(waiting);
    }

    int size() {
      return targets.size() + waiting.size() + absent;
    }
  }

  /// What is to be done.
  sealed interface Next {
    /// Nothing now.
    record Wait() implements Next {}

    /// Hand these their orders.
    record Order(List<ApplianceId> appliances) implements Next {}

    /// The stage has ended; watch it from now on.
    record Soak() implements Next {}

    /// These have completed their order and fell silent: that is a failure.
    record Silent(List<ApplianceId> appliances) implements Next {}

    /// Begin this stage.
    record Stage(int stage) implements Next {}

    /// Too many failed.
    record Stop(String reason) implements Next {}

    /// All is done, or it is too late for more.
    record Complete() implements Next {}
  }

  /// What an active order does next.
  static Next next(Plan plan, Position position, Fleet fleet, Instant now) {
    int due = Math.ceilDiv(plan.stages().get(position.stage()) * fleet.size(), ALL);
    int missing = due - fleet.targets().size();
    var stage = fleet.targets().stream().filter(t -> t.stage() == position.stage()).toList();
    var failures = failures(plan, position, stage, Math.max(missing, 0));
    if (failures.isPresent()) {
      return new Next.Stop(failures.get());
    }
    boolean isUnderWay = stage.stream().anyMatch(target -> target.state() == State.ORDERED);
    if (!now.isBefore(plan.expiresAt())) {
      return isUnderWay ? new Next.Wait() : new Next.Complete();
    }
    if (missing > 0 && !fleet.waiting().isEmpty()) {
      return plan.window().map(window -> window.contains(now)).orElse(true)
          ? new Next.Order(first(plan, fleet.waiting(), missing))
          : new Next.Wait();
    }
    // Those who do not check in hold up the last stage only: they get their order when they come.
    boolean isShort = missing > 0 && (plan.isLast(position.stage()) || stage.isEmpty());
    return isUnderWay || isShort ? new Next.Wait() : ended(plan, position, stage, now);
  }

  private static Next ended(Plan plan, Position position, List<Target> stage, Instant now) {
    if (position.soakingSince().isEmpty()) {
      return new Next.Soak();
    }
    if (now.isBefore(position.soakingSince().get().plus(plan.soak()))) {
      return new Next.Wait();
    }
    var silent =
        stage.stream()
            .filter(target -> target.state() == State.COMPLETED && !target.isLive())
            .map(Target::appliance)
            .toList();
    if (!silent.isEmpty()) {
      return new Next.Silent(silent);
    }
    return plan.isLast(position.stage())
        ? new Next.Complete()
        : new Next.Stage(position.stage() + 1);
  }

  private static Optional<String> failures(
      Plan plan, Position position, List<Target> stage, int missing) {
    long failed = stage.stream().filter(target -> target.state() == State.FAILED).count();
    long counted = failed - position.acceptedFailures();
    int size = stage.size() + missing;
    return counted > 0 && counted * ALL >= (long) plan.failurePercent() * size
        ? Optional.of(
            "%d of %d appliances of stage %d failed".formatted(failed, size, position.stage() + 1))
        : Optional.empty();
  }

  // Another order begins with other appliances, so that nobody is always the first to suffer.
  private static List<ApplianceId> first(Plan plan, List<ApplianceId> waiting, int count) {
    return waiting.stream()
        .sorted(
            Comparator.comparing((ApplianceId one) -> Sha256.hex(plan.seed() + one.value()))
                .thenComparing(ApplianceId::value))
        .limit(Math.min(count, ORDERS_PER_TURN))
        .toList();
  }
}
