/// Rotation of the master key while everything runs. Doors: MasterKeyApi, KeyRotation.
@NullMarked
package osiriscare.central.masterkey;

import org.jspecify.annotations.NullMarked;
