/// A language model's server that answers what a test scripts. Door: FakeModelServer.
@NullMarked
package osiriscare.testkit.planner;

import org.jspecify.annotations.NullMarked;
