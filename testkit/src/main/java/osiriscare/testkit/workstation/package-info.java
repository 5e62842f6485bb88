/// The other side of the door for workstation agents. Door: FakeWorkstation.
@NullMarked
package osiriscare.testkit.workstation;

import org.jspecify.annotations.NullMarked;
