/// The HTTP door: routes, credentials, limits, the form of answers and errors. Door: Routes.
@NullMarked
package osiriscare.flashpods.api;

import org.jspecify.annotations.NullMarked;
