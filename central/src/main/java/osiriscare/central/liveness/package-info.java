/// Notices appliances and watchers that go away and come back. Door: LivenessConfiguration.
@NullMarked
package osiriscare.central.liveness;

import org.jspecify.annotations.NullMarked;
