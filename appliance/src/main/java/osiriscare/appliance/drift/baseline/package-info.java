/// Where a scan gets its baseline from: what Central signed, a signed file, or the built-in one.
/// Main types: [BaselineSource] and [BaselineFile]. Used by the checks, which compare with it, and
/// by the program that starts them.
@NullMarked
package osiriscare.appliance.drift.baseline;

import org.jspecify.annotations.NullMarked;
