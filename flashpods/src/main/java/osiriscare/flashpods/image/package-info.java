/// Which images may run, and getting them here. Door: Images.
@NullMarked
package osiriscare.flashpods.image;

import org.jspecify.annotations.NullMarked;
