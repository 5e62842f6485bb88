/// What Flashpods costs above running the same containers by hand. Door: FlashpodsBench.
@NullMarked
package osiriscare.bench.flashpods;

import org.jspecify.annotations.NullMarked;
