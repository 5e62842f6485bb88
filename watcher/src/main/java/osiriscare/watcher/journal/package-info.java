/// Reading the systemd journal. Door: JournalFollower.
@NullMarked
package osiriscare.watcher.journal;

import org.jspecify.annotations.NullMarked;
