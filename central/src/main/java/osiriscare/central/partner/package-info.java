/// Partners and the codes that put their clients' appliances into service. Door: PartnerApi.
@NullMarked
package osiriscare.central.partner;

import org.jspecify.annotations.NullMarked;
