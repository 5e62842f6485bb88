/// Central's signing keys, one per purpose. Only Signer sees private halves, and it checks what it
/// signs.
@NullMarked
package osiriscare.central.signing;

import org.jspecify.annotations.NullMarked;
