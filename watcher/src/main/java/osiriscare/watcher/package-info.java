/// The watcher of one managed host: reads its journal, probes its services, reports incidents of
/// its site. Door: WatcherMain.
@NullMarked
package osiriscare.watcher;

import org.jspecify.annotations.NullMarked;
