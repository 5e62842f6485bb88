/// Podman's REST socket. Door: PodmanSocket; used by container, image and pool.
@NullMarked
package osiriscare.flashpods.engine;

import org.jspecify.annotations.NullMarked;
