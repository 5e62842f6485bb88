package osiriscare.appliance.update;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What was seen of a system or program that is being tried. It is healthy after [#CHECKINS_NEEDED]
/// good check-ins and a scan that began while it was tried. What was seen of another says nothing
/// about this one.
public final class Probation {
  /// Good check-ins that prove it.
  public static final int CHECKINS_NEEDED = 3;

  private final Supplier<Optional<String>> tried;
  private final Consumer<String> whenHealthy;
  // Guarded by this.
  private String counted = "";
  private int checkins;
  private boolean hasScanned;

  /// @param tried the name of what is being tried now
  /// @param whenHealthy hears that name, more than once while it is still tried
  Probation(Supplier<Optional<String>> tried, Consumer<String> whenHealthy) {
    this.tried = tried;
    this.whenHealthy = whenHealthy;
  }

  /// Whether anything is being tried now.
  public boolean isTrying() {
    return tried.get().isPresent();
  }

  /// Whether what is being tried was not scanned with yet.
  public synchronized boolean wantsScan() {
    return isCounting() && !hasScanned;
  }

  /// A check-in worked.
  public synchronized void checkedIn() {
    if (isCounting()) {
      checkins++;
      judge();
    }
  }

  /// A scan has ended.
  ///
  /// @param isOfTried whether it was being tried when the scan began
  public synchronized void scanned(boolean isOfTried) {
    if (isCounting() && isOfTried) {
      hasScanned = true;
      judge();
    }
  }

  private boolean isCounting() {
    var now = tried.get().orElse("");
    if (!now.equals(counted)) {
      counted = now;
      checkins = 0;
      hasScanned = false;
    }
    return !now.isEmpty();
  }

  private void judge() {
    if (checkins >= CHECKINS_NEEDED && hasScanned) {
      whenHealthy.accept(counted);
    }
  }
}
