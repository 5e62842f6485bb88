/// Sites, their appliances, and the latest word on each check. Door: SiteApi.
@NullMarked
package osiriscare.central.site;

import org.jspecify.annotations.NullMarked;
