/// Tells people and their systems what happened: by mail, webhook, syslog and to a PSA, again until
/// it is taken. Doors: Notifier, Message. Used by every feature that has something to tell.
@NullMarked
package osiriscare.central.delivery;

import org.jspecify.annotations.NullMarked;
