package osiriscare.flashpods.fake;

import java.util.concurrent.atomic.AtomicInteger;

/// The life of one API process: it dies at a chosen step, and whatever it tries from then on fails
/// as if it were not there.
public final class Life {
  private final int stepsMax;
  private final AtomicInteger steps = new AtomicInteger();
  private volatile boolean isOver;

  /// @param stepsMax the step at which it dies; 0 for never
  public Life(int stepsMax) {
    this.stepsMax = stepsMax;
  }

  /// The process is gone.
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }

  /// One more step.
  public void step() {
    if (isOver || steps.incrementAndGet() == stepsMax) {
      isOver = true;
      throw new Killed();
    }
  }

  /// Whether it has died.
  public boolean isOver() {
    return isOver;
  }

  /// Dies now.
  public void kill() {
    isOver = true;
  }
}
