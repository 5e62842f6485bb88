/// `osiris replay`: a recorded decision, derived again. Door: ReplayCommand.
@NullMarked
package osiriscare.cli.replay;

import org.jspecify.annotations.NullMarked;
