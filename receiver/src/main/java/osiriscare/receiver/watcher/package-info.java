/// Watchers and how they prove who they are. Door: Watchers.
@NullMarked
package osiriscare.receiver.watcher;

import org.jspecify.annotations.NullMarked;
