/// A small durable store on one file. Door: SqliteFile.
@NullMarked
package osiriscare.daemon.store;

import org.jspecify.annotations.NullMarked;
