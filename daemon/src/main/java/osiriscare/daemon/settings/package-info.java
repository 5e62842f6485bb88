/// Settings from the environment, read once at the start. Door: Settings.
@NullMarked
package osiriscare.daemon.settings;

import org.jspecify.annotations.NullMarked;
