/// Sites, their appliances, and the latest word on each check. Doors: SiteApi, SiteDirectory.
@NullMarked
package osiriscare.central.site;

import org.jspecify.annotations.NullMarked;
