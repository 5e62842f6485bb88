/// Hands Central's signed rules to appliances, and takes what they did by them. Doors:
/// PolicyEndpoint, ExecutionIntake, PatternEndpoint.
@NullMarked
package osiriscare.receiver.policy;

import org.jspecify.annotations.NullMarked;
