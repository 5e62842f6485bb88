/// The other end of systemd's notification socket. Door: FakeSystemd.
@NullMarked
package osiriscare.testkit.systemd;

import org.jspecify.annotations.NullMarked;
