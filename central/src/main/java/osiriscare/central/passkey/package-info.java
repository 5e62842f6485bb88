/// Passkeys: keys in devices that prove a login by signing a challenge for our origin, and nothing
/// else's. Doors: Passkeys, PasskeyStore. Used by logins and by the pages of their owners.
@NullMarked
package osiriscare.central.passkey;

import org.jspecify.annotations.NullMarked;
