/// The machines' door of Central Command.
@NullMarked
package osiriscare.receiver;

import org.jspecify.annotations.NullMarked;
