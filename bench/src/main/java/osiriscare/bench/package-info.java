/// Measurements of the product's own parts, each against a baseline in the same run; started by
/// `bench/run`. One package for each thing that is measured.
@NullMarked
package osiriscare.bench;

import org.jspecify.annotations.NullMarked;
