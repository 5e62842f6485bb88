/// First boot: a code becomes an identity. Door: Provisioner.
@NullMarked
package osiriscare.appliance.provision;

import org.jspecify.annotations.NullMarked;
