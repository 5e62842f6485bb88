/// Passwords that are set anew by a link in a mail. Doors: ResetApi. Nothing it answers tells which
/// addresses have an account.
@NullMarked
package osiriscare.central.reset;

import org.jspecify.annotations.NullMarked;
