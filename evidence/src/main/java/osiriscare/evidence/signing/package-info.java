/// Ed25519 keys, signatures and the canonical form that is signed. Door: SigningKey, VerifyingKey.
@NullMarked
package osiriscare.evidence.signing;

import org.jspecify.annotations.NullMarked;
