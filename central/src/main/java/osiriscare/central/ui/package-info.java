/// Hosts the built UI. Door: UiFiles.
@NullMarked
package osiriscare.central.ui;

import org.jspecify.annotations.NullMarked;
