/// The document by which Central tells a site its rules, switches and guardrail settings; Central
/// writes it, the appliance reads it. Door: SyncedPolicy.
@NullMarked
package osiriscare.healing.synced;

import org.jspecify.annotations.NullMarked;
