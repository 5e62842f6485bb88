/// The audit log: who did what, when, from where. Append-only. Door: AuditLog; every feature that
/// changes something writes to it in the transaction of the change.
@NullMarked
package osiriscare.central.audit;

import org.jspecify.annotations.NullMarked;
