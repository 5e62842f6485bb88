package osiriscare.flashpods.pool;

import java.util.Optional;
import java.util.Set;
import osiriscare.flashpods.container.ContainerSpec;
import osiriscare.flashpods.egress.EgressPolicy;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.image.ImageRef;

/// Containers that run an idle init before anyone asks, each with a job id and mounts of its own,
/// so that a job only has to hand over its files and command.
public interface WarmPool extends AutoCloseable {
  /// What a slot must agree with a job in.
  record Shape(String kind, ImageRef image, int cpus, int memoryGb, EgressPolicy egress) {}

  /// One prepared container; its job id becomes the job's.
  record Slot(JobId job, ContainerId container) {}

  /// Begins to fill; called once, when what an earlier API left behind is gone.
  void open();

  /// Takes a slot of exactly this shape out of the pool, or none.
  Optional<Slot> take(Shape shape);

  /// Whether a slot is worth using for a job with these files; if not, the caller removes its
  /// container and makes one.
  boolean suits(ContainerSpec spec);

  /// Hands files and command over; when this returns the command runs as it would have in a
  /// container of its own.
  ///
  /// @throws osiriscare.flashpods.container.ContainerFailure when it cannot; the caller removes the
  ///   container
  void begin(Slot slot, ContainerSpec spec);

  /// Whether a slot's command was handed over; asked after a restart, when the one who knew is
  /// gone.
  boolean hasBegun(ContainerId container);

  /// Containers that wait in the pool and are no orphans.
  Set<ContainerId> waiting();

  /// Stops refilling and removes all slots.
  @Override
  void close();

  /// A pool that never has anything.
  static WarmPool none() {
    return new WarmPool() {
      @Override
      public void open() {}

      @Override
      public Optional<Slot> take(Shape shape) {
        return Optional.empty();
      }

      @Override
      public boolean suits(ContainerSpec spec) {
        return false;
      }

      @Override
      public void begin(Slot slot, ContainerSpec spec) {
        throw new IllegalStateException("an empty pool gave no slot");
      }

      @Override
      public boolean hasBegun(ContainerId container) {
        return false;
      }

      @Override
      public Set<ContainerId> waiting() {
        return Set.of();
      }

      @Override
      public void close() {}
    };
  }
}
