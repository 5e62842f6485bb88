package osiriscare.cli.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import osiriscare.cli.database.HomeDatabase;
import osiriscare.cli.process.Child;

/// Everything that runs, and the order in which it stops: commands, appliance, doors, and what they
/// stand on. Stopping may begin at any moment, also in the middle of the start.
final class Product {
  private static final Duration CLEAN_UP_MAX = Duration.ofSeconds(60);

  private final Object stopOnce = new Object();
  private boolean isStopped; // guarded by stopOnce

  // Guarded by this; no longer changed once we are stopping.
  private final List<Child> doors = new ArrayList<>();
  private Optional<HomeDatabase> database = Optional.empty();
  private Optional<Child> engine = Optional.empty();
  private Optional<Child> command = Optional.empty();
  private Optional<Runnable> farewell = Optional.empty();
  private Optional<Child.Program> cleanUp = Optional.empty();
  private Optional<Child> appliance = Optional.empty();
  private boolean isStopping;

  synchronized HomeDatabase database(HomeDatabase opened) {
    database = Optional.of(opened);
    return opened;
  }

  /// Starts what runs containers.
  ///
  /// @param last a command that is run before it is stopped, when nobody uses it any more
  synchronized Child engine(Child.Program program, Child.Program last) {
    refuseWhenStopping();
    var started = Child.start(program);
    cleanUp = Optional.of(last);
    engine = Optional.of(started);
    return started;
  }

  /// Starts a command that ends by itself.
  synchronized Child command(Child.Program program) {
    refuseWhenStopping();
    var started = Child.start(program);
    command = Optional.of(started);
    return started;
  }

  /// What is done before anything is stopped.
  synchronized void beforeStop(Runnable work) {
    farewell = Optional.of(work);
  }

  /// Starts a door.
  synchronized Child door(Child.Program program) {
    refuseWhenStopping();
    var door = Child.start(program);
    doors.add(door);
    return door;
  }

  /// Starts the appliance, or a command of it that must end before the next.
  synchronized Child appliance(Child.Program program) {
    refuseWhenStopping();
    var started = Child.start(program);
    appliance = Optional.of(started);
    return started;
  }

  private void refuseWhenStopping() {
    if (isStopping) {
      throw new IllegalStateException("stopping");
    }
  }

  synchronized boolean isStopping() {
    return isStopping;
  }

  private synchronized List<Child> running() {
    var running = new ArrayList<>(doors);
    appliance.ifPresent(running::add);
    engine.ifPresent(running::add);
    return running;
  }

  /// Stays until that time, for ever when there is none.
  ///
  /// @throws osiriscare.cli.CommandFailed when a program ends by itself
  void stay(Optional<Instant> end) throws InterruptedException {
    while (end.isEmpty() || Instant.now().isBefore(end.get())) {
      failOnLoss(end.map(at -> Duration.between(Instant.now(), at)).orElse(Duration.ofHours(1)));
    }
  }

  /// Waits at most so long.
  ///
  /// @throws osiriscare.cli.CommandFailed when a program ends by itself
  void failOnLoss(Duration wait) throws InterruptedException {
    var lost = awaitLoss(wait);
    if (lost.isPresent()) {
      throw Loss.of("A program has stopped", lost.get());
    }
  }

  /// Waits for the end of any program, at most so long.
  ///
  /// @return the one that ended though nobody asked it to
  private Optional<Child> awaitLoss(Duration limit) throws InterruptedException {
    var running = running();
    var exits = running.stream().map(Child::exit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.anyOf(exits).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("wait for programs", e);
    }
    return isStopping() ? Optional.empty() : running.stream().filter(c -> !c.isAlive()).findFirst();
  }

  private static void complete(Child.Program program) {
    try (var running = Child.start(program)) {
      running.awaitExit(CLEAN_UP_MAX);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Stops everything; a second caller waits for the first.
  ///
  /// @return whether this call did it
  boolean stop() {
    synchronized (this) {
      isStopping = true;
    }
    synchronized (stopOnce) {
      if (isStopped) {
        return false;
      }
      isStopped = true;
      command.ifPresent(Child::close);
      farewell.ifPresent(Runnable::run);
      appliance.ifPresent(Child::close);
      doors.forEach(Child::askToStop);
      doors.forEach(Child::close);
      cleanUp.ifPresent(Product::complete);
      engine.ifPresent(Child::close);
      database.ifPresent(HomeDatabase::close);
      return true;
    }
  }
}
