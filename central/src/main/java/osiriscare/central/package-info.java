/// The people's door of Central Command.
@NullMarked
package osiriscare.central;

import org.jspecify.annotations.NullMarked;
