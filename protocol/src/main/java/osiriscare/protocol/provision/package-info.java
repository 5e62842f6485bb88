/// The exchange of a provision code for an identity.
@NullMarked
package osiriscare.protocol.provision;

import org.jspecify.annotations.NullMarked;
