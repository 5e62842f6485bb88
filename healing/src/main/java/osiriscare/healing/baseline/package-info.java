/// What a host should look like: read from YAML or from what Central signed, or built in; and the
/// firewall that goes with it. Doors: Baseline, BaselineDocument, FirewallDocument. Pure, for
/// whoever checks it, signs it or compares with it.
@NullMarked
package osiriscare.healing.baseline;

import org.jspecify.annotations.NullMarked;
