package osiriscare.flashpods.job;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// One entry of a job's append-only list.
///
/// @param actor a token's name, or the part of the API that acted
public record JobEvent(long number, Instant at, String actor, String event, ObjectNode detail) {}
