/// `osiris overlay`: hot patches of the appliance's program. Door: OverlayCommand.
@NullMarked
package osiriscare.cli.overlay;

import org.jspecify.annotations.NullMarked;
