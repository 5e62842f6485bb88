/// What a site's appliances are told about healing: switches of operators and the signed documents
/// that carry them. Doors: PolicyApi, PolicyPublisher.
@NullMarked
package osiriscare.central.policy;

import org.jspecify.annotations.NullMarked;
