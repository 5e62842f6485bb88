/// Handing incidents to the receiver, directly or over the site's stream. Door: Reporter.
@NullMarked
package osiriscare.watcher.report;

import org.jspecify.annotations.NullMarked;
