/// Programs that we start: an own session each, a capped log, and no way to outlive us. Door:
/// Child.
@NullMarked
package osiriscare.cli.process;

import org.jspecify.annotations.NullMarked;
