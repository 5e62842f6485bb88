package osiriscare.appliance.drift;

import java.time.Instant;
import java.util.Set;
import osiriscare.protocol.check.Verdict;
import osiriscare.protocol.id.HostId;
import tools.jackson.databind.node.ObjectNode;

/// What one check found on one host.
///
/// @param checkType a type of the catalogue
/// @param preState the facts that the verdict rests on: texts and whole numbers, no secrets
/// @param measured names of those facts that move by themselves, such as an age: when only they
///   differ, nothing has changed
public record CheckObservation(
    String checkType,
    HostId host,
    Verdict verdict,
    ObjectNode preState,
    Set<String> measured,
    Instant start,
    Instant end) {

  public CheckObservation {
    measured = Set.copyOf(measured);
  }
}
