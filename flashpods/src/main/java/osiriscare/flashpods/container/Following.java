package osiriscare.flashpods.container;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.flashpods.container.Containers.Signal;
import osiriscare.flashpods.id.ContainerId;

/// Stays with one container until its end: hands its output over and looks whether it keeps the
/// limits that nobody else holds.
final class Following {
  private static final Logger log = LoggerFactory.getLogger(Following.class);
  private static final Duration LOOK_FOR_OUTPUT = Duration.ofMillis(20);
  private static final Duration LOOK_AT_DISK = Duration.ofSeconds(1);
  private static final int LOOK_AT_DISK_SHARE = 10;
  private static final Duration WAIT_AGAIN = Duration.ofMinutes(5);

  private final Containers containers;
  private final Limits limits;
  private final ContainerId container;
  private final Described described;
  private final AtomicBoolean hasEnded = new AtomicBoolean();

  Following(Containers containers, Limits limits, ContainerId container, Described described) {
    this.containers = containers;
    this.limits = limits;
    this.container = container;
    this.described = described;
  }

  /// Returns when all is handed over.
  void follow(OutputFile output) throws InterruptedException {
    var waiter = Thread.ofVirtual().name("end-" + container).start(this::awaitEnd);
    var guard = Thread.ofVirtual().name("disk-" + container).start(this::guardDisk);
    try (output) {
      while (true) {
        // Asked before the look: what was printed before the end is in the file then.
        boolean isLast = hasEnded.get();
        limits.lookAtMemory(container);
        if (!output.drain() && isLast) {
          return;
        }
        if (!isLast) {
          Thread.sleep(LOOK_FOR_OUTPUT);
        }
      }
    } catch (IOException e) {
      throw new ContainerFailure("read the output of " + container, e);
    } finally {
      waiter.interrupt();
      guard.interrupt();
    }
  }

  private void awaitEnd() {
    try {
      ContainerState state;
      do {
        state = containers.await(container, WAIT_AGAIN);
      } while (state instanceof ContainerState.Running || state instanceof ContainerState.Created);
    } catch (ContainerFailure | InterruptedException _) {
      // The follower ends as well; its caller follows again from where it was.
    }
    hasEnded.set(true);
  }

  // The kernel has no limit per folder, so we look; the longer a look takes, the rarer.
  private void guardDisk() {
    try {
      while (!hasEnded.get()) {
        long begin = System.nanoTime();
        if (limits.isOverDisk(container, described)) {
          containers.signal(container, Signal.KILL);
          return;
        }
        var taken = Duration.ofNanos(System.nanoTime() - begin);
        Thread.sleep(LOOK_AT_DISK.plus(taken.multipliedBy(LOOK_AT_DISK_SHARE)));
      }
    } catch (InterruptedException _) {
      return;
    } catch (ContainerFailure e) {
      log.atWarn().addKeyValue("container", container).setCause(e).log("disk not guarded");
    }
  }
}
