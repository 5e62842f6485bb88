package osiriscare.watcher.report;

import osiriscare.protocol.incident.Heartbeat;
import osiriscare.watcher.store.WatcherStore.Waiting;

/// A way to the receiver. The same incident may be handed over again and again, and over several
/// ways: its id makes it one.
public interface Sink extends AutoCloseable {
  /// What came of handing over an incident.
  sealed interface Delivery {
    /// It is safe on the other side.
    record Delivered() implements Delivery {}

    /// It will never be taken.
    record Refused(String why) implements Delivery {}

    /// Not now.
    record Later(String why) implements Delivery {}
  }

  /// Hands over one incident. Never throws for what the network does.
  Delivery send(Waiting incident) throws InterruptedException;

  /// Hands over a heartbeat; one that is not delivered is not repeated. Never throws for what the
  /// network does.
  Delivery send(Heartbeat heartbeat) throws InterruptedException;

  @Override
  void close();
}
