/// Deriving a recorded decision again. Door: Replay.
@NullMarked
package osiriscare.healing.replay;

import org.jspecify.annotations.NullMarked;
