package osiriscare.appliance.incident;

import osiriscare.protocol.incident.Incident;

/// A way to one of the MSP's tools.
interface IncidentChannel extends AutoCloseable {
  /// Its name in the store.
  String name();

  /// Hands over one incident.
  ///
  /// @return whether it arrived, as far as the way can tell
  boolean deliver(Incident incident) throws InterruptedException;

  @Override
  void close();
}
