/// Names of what we release, as orders and archives carry them. Main type: ReleaseVersion.
@NullMarked
package osiriscare.protocol.release;

import org.jspecify.annotations.NullMarked;
