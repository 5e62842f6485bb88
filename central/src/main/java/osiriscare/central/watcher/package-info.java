/// Watchers of managed hosts: who may report a site's incidents. Door: WatcherApi.
@NullMarked
package osiriscare.central.watcher;

import org.jspecify.annotations.NullMarked;
