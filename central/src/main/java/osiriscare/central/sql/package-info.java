/// Columns of a row as the types we use. Door: Columns.
@NullMarked
package osiriscare.central.sql;

import org.jspecify.annotations.NullMarked;
