/// Names of jobs, uploads and containers; each is checked once and safe in a path. Used by all.
@NullMarked
package osiriscare.flashpods.id;

import org.jspecify.annotations.NullMarked;
