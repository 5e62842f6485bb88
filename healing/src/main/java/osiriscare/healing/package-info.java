/// Decides what to do about drift; does nothing itself and reads no clock, file or network.
/// Packages: `rule`, `runbook`, `guard`, `decision`, `replay`.
@NullMarked
package osiriscare.healing;

import org.jspecify.annotations.NullMarked;
