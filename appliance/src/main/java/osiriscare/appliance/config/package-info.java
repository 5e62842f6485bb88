/// The appliance's configuration file and its folders. Door: ApplianceConfig, ConfigFile.
@NullMarked
package osiriscare.appliance.config;

import org.jspecify.annotations.NullMarked;
