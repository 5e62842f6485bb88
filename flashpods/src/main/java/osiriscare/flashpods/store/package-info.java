/// The one SQLite file and its migrations. Door: Store.
@NullMarked
package osiriscare.flashpods.store;

import org.jspecify.annotations.NullMarked;
