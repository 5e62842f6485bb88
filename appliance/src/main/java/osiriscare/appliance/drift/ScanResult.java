package osiriscare.appliance.drift;

import java.time.Instant;
import java.util.List;

/// One scan: an observation per check, in the catalogue's order.
public record ScanResult(
    Instant start, Instant end, HostFacts facts, List<CheckObservation> observations) {
  public ScanResult {
    observations = List.copyOf(observations);
  }
}
