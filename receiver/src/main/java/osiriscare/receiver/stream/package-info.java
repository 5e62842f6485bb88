/// Incidents that come over the event streams of sites instead of over HTTP; taken by the same
/// intake. Door: StreamConsumer.
@NullMarked
package osiriscare.receiver.stream;

import org.jspecify.annotations.NullMarked;
