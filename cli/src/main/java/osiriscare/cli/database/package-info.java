/// The database of a home and `osiris db`. Doors: HomeDatabase, DatabaseCommand.
@NullMarked
package osiriscare.cli.database;

import org.jspecify.annotations.NullMarked;
