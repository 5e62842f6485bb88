/// Claims: a provision code becomes an identity. Door: ProvisionEndpoints.
@NullMarked
package osiriscare.receiver.provision;

import org.jspecify.annotations.NullMarked;
