package osiriscare.appliance.drift;

import java.time.Instant;
import osiriscare.protocol.check.Verdict;
import osiriscare.protocol.id.HostId;
import tools.jackson.databind.node.ObjectNode;

/// What one check found on one host.
///
/// @param checkType a type of the catalogue
/// @param preState the facts that the verdict rests on: texts and whole numbers, no secrets
public record CheckObservation(
    String checkType,
    HostId host,
    Verdict verdict,
    ObjectNode preState,
    Instant start,
    Instant end) {}
