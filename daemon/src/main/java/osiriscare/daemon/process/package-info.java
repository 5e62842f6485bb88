/// External programs: no shell, fixed locale, time limit, output cap. Door: ProcessRunner.
@NullMarked
package osiriscare.daemon.process;

import org.jspecify.annotations.NullMarked;
