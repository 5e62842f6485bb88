/// Containers of one job each, by Podman's REST socket. Door: Containers.
@NullMarked
package osiriscare.flashpods.container;

import org.jspecify.annotations.NullMarked;
