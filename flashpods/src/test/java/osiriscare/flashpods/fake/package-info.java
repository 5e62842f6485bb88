/// An engine and files in memory that outlive the API, and an API that can be killed at any step.
@NullMarked
package osiriscare.flashpods.fake;

import org.jspecify.annotations.NullMarked;
