/// What Central is told from outside. Door: CentralSettings.
@NullMarked
package osiriscare.central.settings;

import org.jspecify.annotations.NullMarked;
