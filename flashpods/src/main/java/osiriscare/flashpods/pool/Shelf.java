package osiriscare.flashpods.pool;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.flashpods.pool.SlotMaker.Prepared;
import osiriscare.flashpods.pool.WarmPool.Shape;

/// The slots that wait for a job, and those that a job has but whose command has not begun. Every
/// method is one step; nothing here talks to the engine.
final class Shelf {
  private final int each;

  // Guarded by this.
  private final Map<Shape, Deque<Prepared>> waiting = new HashMap<>();
  private final Map<ContainerId, Prepared> taken = new HashMap<>();
  private boolean isClosed;

  /// @param each how many slots of each shape are wanted
  Shelf(int each) {
    this.each = each;
  }

  private Deque<Prepared> queue(Shape shape) {
    return waiting.computeIfAbsent(shape, _ -> new ArrayDeque<>());
  }

  synchronized boolean lacks(Shape shape) {
    return !isClosed && queue(shape).size() < each;
  }

  /// Puts a slot here, unless it is closed.
  ///
  /// @return whether it is here
  synchronized boolean add(Shape shape, Prepared slot) {
    return !isClosed && queue(shape).add(slot);
  }

  /// Takes a slot off for a job.
  synchronized Optional<Prepared> take(Shape shape) {
    var slots = waiting.get(shape);
    var found = Optional.ofNullable(slots == null ? null : slots.poll());
    found.ifPresent(slot -> taken.put(slot.slot().container(), slot));
    return found;
  }

  /// Takes off what was made of another image or too long ago.
  synchronized List<Prepared> outdated(Shape shape, String digest, Instant oldest) {
    var found = new ArrayList<Prepared>();
    queue(shape)
        .removeIf(slot -> {
          boolean isOutdated = !slot.digest().equals(digest) || slot.made().isBefore(oldest);
          return isOutdated && found.add(slot);
        });
    return found;
  }

  /// Forgets a slot that a job has.
  synchronized Optional<Prepared> forget(ContainerId container) {
    return Optional.ofNullable(taken.remove(container));
  }

  synchronized Set<ContainerId> taken() {
    return Set.copyOf(taken.keySet());
  }

  synchronized Set<ContainerId> waiting() {
    var found = new HashSet<ContainerId>();
    waiting.values().forEach(slots -> slots.forEach(slot -> found.add(slot.slot().container())));
    return found;
  }

  /// Takes no more, and hands out what is left.
  synchronized List<Prepared> close() {
    isClosed = true;
    var left = new ArrayList<Prepared>();
    waiting.values().forEach(left::addAll);
    waiting.clear();
    return left;
  }
}
