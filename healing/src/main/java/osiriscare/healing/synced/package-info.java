/// The document by which Central tells a site its rules, switches, guardrail settings and baseline;
/// Central writes it, the appliance reads it. Door: SyncedPolicy.
@NullMarked
package osiriscare.healing.synced;

import org.jspecify.annotations.NullMarked;
