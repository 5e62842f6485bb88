/// Files on their way in: received, frozen, handed to jobs. Door: Uploads.
@NullMarked
package osiriscare.flashpods.upload;

import org.jspecify.annotations.NullMarked;
