/// The real engine and the real program, for tests tagged real-podman.
@NullMarked
package osiriscare.flashpods.real;

import org.jspecify.annotations.NullMarked;
