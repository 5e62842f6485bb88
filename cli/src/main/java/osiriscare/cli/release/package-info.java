/// `osiris release`: the agents that appliances may be ordered to run. Door: ReleaseCommand.
@NullMarked
package osiriscare.cli.release;

import org.jspecify.annotations.NullMarked;
