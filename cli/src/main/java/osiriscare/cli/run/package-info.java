/// `osiris run`: starts the product on this machine and says what it found. Door: RunCommand.
@NullMarked
package osiriscare.cli.run;

import org.jspecify.annotations.NullMarked;
