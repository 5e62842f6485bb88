/// Files that are either old or new, never torn. Door: AtomicFile.
@NullMarked
package osiriscare.daemon.file;

import org.jspecify.annotations.NullMarked;
