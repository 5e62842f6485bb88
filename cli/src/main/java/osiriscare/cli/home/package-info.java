/// The folder that holds everything of one installation. Doors: Home, HomeLock.
@NullMarked
package osiriscare.cli.home;

import org.jspecify.annotations.NullMarked;
