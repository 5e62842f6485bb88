/// The read-only web page on the API's own port.
@NullMarked
package osiriscare.flashpods.page;

import org.jspecify.annotations.NullMarked;
