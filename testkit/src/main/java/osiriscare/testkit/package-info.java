/// Fixtures and protocol-faithful fakes for tests; never on a program's class path.
@NullMarked
package osiriscare.testkit;

import org.jspecify.annotations.NullMarked;
