/// Who is calling: machines and how they prove it. Door: MachineAuthenticator.
@NullMarked
package osiriscare.receiver.machine;

import org.jspecify.annotations.NullMarked;
