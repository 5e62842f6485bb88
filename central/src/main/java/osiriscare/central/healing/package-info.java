/// Rules and runbooks: what is looked for, what is done about it, and what would be done about a
/// state. Door: HealingApi.
@NullMarked
package osiriscare.central.healing;

import org.jspecify.annotations.NullMarked;
