/// A receiver that keeps to the wire contract and fails on demand. Door: FakeReceiver.
@NullMarked
package osiriscare.testkit.receiver;

import org.jspecify.annotations.NullMarked;
