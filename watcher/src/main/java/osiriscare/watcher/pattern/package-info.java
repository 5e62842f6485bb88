/// What to look for: patterns over journal lines, and the file that lists them and the probes.
/// Door: WatchFile.
@NullMarked
package osiriscare.watcher.pattern;

import org.jspecify.annotations.NullMarked;
