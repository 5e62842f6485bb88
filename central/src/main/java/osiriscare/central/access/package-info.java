/// Who is calling and what a route asks of them. Doors: Account, ClientAccount, Access. Used by
/// every feature of Central.
@NullMarked
package osiriscare.central.access;

import org.jspecify.annotations.NullMarked;
