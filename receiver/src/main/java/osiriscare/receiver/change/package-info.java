/// Tells Central which sites changed. Main type: `SiteChanges`, used by every feature that writes.
@NullMarked
package osiriscare.receiver.change;

import org.jspecify.annotations.NullMarked;
