/// Signing and verifying orders. Door: OrderSigner, OrderVerifier.
@NullMarked
package osiriscare.evidence.order;

import org.jspecify.annotations.NullMarked;
