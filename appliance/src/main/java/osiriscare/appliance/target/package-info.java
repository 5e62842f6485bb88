/// Machines that this appliance reaches with credentials from Central. Door: HeldTargets. Scans
/// over SSH and WinRM take what they need from here and keep nothing.
@NullMarked
package osiriscare.appliance.target;

import org.jspecify.annotations.NullMarked;
