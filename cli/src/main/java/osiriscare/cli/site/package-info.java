/// `osiris site`. Door: SiteCommand.
@NullMarked
package osiriscare.cli.site;

import org.jspecify.annotations.NullMarked;
