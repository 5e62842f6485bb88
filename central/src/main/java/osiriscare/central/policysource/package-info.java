/// Git repositories that policies come from: fetched, checked, kept by revision. Doors:
/// PolicySourceApi, PolicyRevisions.
@NullMarked
package osiriscare.central.policysource;

import org.jspecify.annotations.NullMarked;
