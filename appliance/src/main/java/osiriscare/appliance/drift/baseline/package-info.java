/// What a host should look like: read from a signed YAML file, or built in. Main types: [Baseline]
/// and [BaselineFile]. Used by the checks, which compare with it, and by the program that starts
/// them.
@NullMarked
package osiriscare.appliance.drift.baseline;

import org.jspecify.annotations.NullMarked;
