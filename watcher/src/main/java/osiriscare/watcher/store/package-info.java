/// What must survive a crash: where the journal was read to, what was counted, what waits to be
/// sent. Door: WatcherStore.
@NullMarked
package osiriscare.watcher.store;

import org.jspecify.annotations.NullMarked;
