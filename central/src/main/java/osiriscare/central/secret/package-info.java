/// Files that hold secrets: readable by their owner only, written whole or not at all. Door:
/// SecretFile.
@NullMarked
package osiriscare.central.secret;

import org.jspecify.annotations.NullMarked;
