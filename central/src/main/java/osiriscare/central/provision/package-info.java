/// The codes that put appliances into service under a partner's name. Door: ProvisionApi. The
/// receiver takes them back.
@NullMarked
package osiriscare.central.provision;

import org.jspecify.annotations.NullMarked;
