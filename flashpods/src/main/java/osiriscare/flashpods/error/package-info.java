/// What the API refuses and why. Door: ErrorCode, ApiError.
@NullMarked
package osiriscare.flashpods.error;

import org.jspecify.annotations.NullMarked;
