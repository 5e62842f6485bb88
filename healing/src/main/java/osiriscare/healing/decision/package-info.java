/// Deciding what is done about one drift or order. Doors: Healer decides, EffectivePolicy is what
/// it decides by, DecisionInput what it knows.
@NullMarked
package osiriscare.healing.decision;

import org.jspecify.annotations.NullMarked;
