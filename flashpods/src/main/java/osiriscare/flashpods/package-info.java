/// Jobs in throw-away containers on one machine. Door: FlashpodsMain.
@NullMarked
package osiriscare.flashpods;

import org.jspecify.annotations.NullMarked;
