/// The appliance's SQLite database: everything that must survive a power cut. Door: LocalStore.
@NullMarked
package osiriscare.appliance.store;

import org.jspecify.annotations.NullMarked;
