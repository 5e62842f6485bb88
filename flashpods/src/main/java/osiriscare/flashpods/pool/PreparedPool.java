package osiriscare.flashpods.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.flashpods.artifact.Artifacts;
import osiriscare.flashpods.container.ContainerFailure;
import osiriscare.flashpods.container.ContainerSpec;
import osiriscare.flashpods.container.ContainerState;
import osiriscare.flashpods.container.Containers;
import osiriscare.flashpods.container.Workspaces;
import osiriscare.flashpods.egress.EgressPolicy;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.file.ForeignTree;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.flashpods.image.ImageUnavailable;
import osiriscare.flashpods.image.Images;
import osiriscare.flashpods.job.JobKind;
import osiriscare.flashpods.pool.SlotMaker.Prepared;

/// Slots in started containers whose init waits at a [Door]. A slot is confined and limited exactly
/// as the job's own container would be; only the files are copied instead of overlaid.
public final class PreparedPool implements WarmPool {
  private static final Logger log = LoggerFactory.getLogger(PreparedPool.class);
  private static final Duration TEND_EVERY = Duration.ofSeconds(30);
  private static final Duration BEGIN_LIMIT = Duration.ofSeconds(10);
  private static final Duration LOOK_FOR_BEGIN = Duration.ofMillis(2);

  // More than that is faster overlaid than copied.
  private static final ForeignTree.Size COPIED_MAX = new ForeignTree.Size(32L << 20, 2000);

  private final Containers containers;
  private final Images images;
  private final Workspaces workspaces;
  private final Settings settings;
  private final Clock clock;
  private final SlotMaker maker;
  private final Shelf shelf;
  private final BlockingQueue<Boolean> wake = new ArrayBlockingQueue<>(1);
  private final Thread tender = Thread.ofVirtual().name("warm-pool").unstarted(this::tend);

  /// What is kept ready.
  ///
  /// @param folder of ours
  /// @param images references that jobs name; slots have the default cores and memory of a worker
  /// @param egress the network of slots
  /// @param each how many slots of each image
  /// @param ageMax after which a slot is made anew
  public record Settings(
      Path folder, List<String> images, EgressPolicy egress, int each, Duration ageMax) {
    public Settings {
      images = List.copyOf(images);
    }
  }

  public PreparedPool(
      Containers containers,
      Images images,
      Artifacts artifacts,
      Workspaces workspaces,
      Settings settings,
      RandomGenerator random,
      Clock clock) {
    this.containers = containers;
    this.images = images;
    this.workspaces = workspaces;
    this.settings = settings;
    this.maker = new SlotMaker(containers, artifacts, settings.folder(), random, clock);
    this.shelf = new Shelf(settings.each());
    this.clock = clock;
  }

  @Override
  public void open() {
    try {
      ForeignTree.delete(settings.folder());
      Files.createDirectories(settings.folder());
    } catch (IOException e) {
      throw new UncheckedIOException("make the folder of the warm pool", e);
    }
    tender.start();
  }

  private void tend() {
    while (!tender.isInterrupted()) {
      for (var image : settings.images()) {
        try {
          refill(shape(image));
        } catch (ContainerFailure | ImageUnavailable | ApiError | UncheckedIOException e) {
          log.atWarn().addKeyValue("image", image).setCause(e).log("no warm slot made");
        }
      }
      forgetGone();
      if (!pause()) {
        return;
      }
    }
  }

  private Shape shape(String image) {
    return new Shape(
        JobKind.WORKER.word(),
        images.allowed(image),
        JobKind.CPUS_DEFAULT,
        JobKind.MEMORY_GB_DEFAULT,
        settings.egress());
  }

  private boolean pause() {
    try {
      var _ = wake.poll(TEND_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  private void refill(Shape shape) {
    if (!containers.enforces(shape.egress())) {
      return;
    }
    var digest = images.ensure(shape.image());
    shelf.outdated(shape, digest, clock.instant().minus(settings.ageMax())).forEach(maker::discard);
    while (shelf.lacks(shape)) {
      var slot = maker.make(shape, digest);
      if (!shelf.add(shape, slot)) {
        maker.discard(slot);
      }
    }
  }

  @Override
  public Optional<Slot> take(Shape shape) {
    for (var found = poll(shape); found.isPresent(); found = poll(shape)) {
      if (isAlive(found.get())) {
        return found.map(Prepared::slot);
      }
      shelf.forget(found.get().slot().container());
      maker.discard(found.get());
    }
    return Optional.empty();
  }

  private Optional<Prepared> poll(Shape shape) {
    var found = shelf.take(shape);
    var _ = wake.offer(true);
    return found;
  }

  private boolean isAlive(Prepared slot) {
    try {
      return containers.inspect(slot.slot().container()) instanceof ContainerState.Running;
    } catch (ContainerFailure _) {
      return false;
    }
  }

  @Override
  public boolean suits(ContainerSpec spec) {
    try {
      if (spec.work().isEmpty()) {
        return true;
      }
      var size = ForeignTree.size(spec.work().get());
      return size.bytes() <= COPIED_MAX.bytes() && size.entries() <= COPIED_MAX.entries();
    } catch (IOException e) {
      throw new ContainerFailure("measure the files of " + spec.job(), e);
    }
  }

  @Override
  public void begin(Slot slot, ContainerSpec spec) {
    var prepared =
        shelf
            .forget(slot.container())
            .orElseThrow(() -> new ContainerFailure("the slot of " + slot.job() + " is gone"));
    try (var door = prepared.door()) {
      if (spec.work().isPresent()) {
        ForeignTree.copy(spec.work().get(), workspaces.written(slot.job()));
      }
      door.tell(spec.command().getLast());
      awaitBegin(slot);
    } catch (IOException e) {
      throw new ContainerFailure("hand over to the slot of " + slot.job(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ContainerFailure("the hand-over to " + slot.job() + " was given up", e);
    }
  }

  private void awaitBegin(Slot slot) throws InterruptedException {
    long end = System.nanoTime() + BEGIN_LIMIT.toNanos();
    while (!hasBegun(slot.container())) {
      if (System.nanoTime() - end > 0) {
        throw new ContainerFailure("the slot of " + slot.job() + " did not begin");
      }
      Thread.sleep(LOOK_FOR_BEGIN);
    }
  }

  /// The kernel knows it, whoever was killed: the init's arguments are replaced by the command's.
  @Override
  public boolean hasBegun(ContainerId container) {
    var arguments = containers.arguments(container);
    return arguments.isEmpty()
        ? !(containers.inspect(container) instanceof ContainerState.Running)
        : !Door.isWaiting(arguments.get());
  }

  @Override
  public Set<ContainerId> waiting() {
    return shelf.waiting();
  }

  // Jobs that were stopped before they began, or did without their slot.
  private void forgetGone() {
    for (var container : shelf.taken()) {
      try {
        if (containers.inspect(container) instanceof ContainerState.Gone) {
          shelf.forget(container).ifPresent(slot -> slot.door().close());
        }
      } catch (ContainerFailure e) {
        log.atDebug().setCause(e).log("looked at later");
      }
    }
  }

  @Override
  public void close() {
    var left = shelf.close();
    tender.interrupt();
    left.forEach(maker::discard);
  }
}
