/// Secrets: files that hold them, and the vault that seals what the database keeps. Doors:
/// SecretFile, SecretSource, Vault, SealedRows.
@NullMarked
package osiriscare.central.secret;

import org.jspecify.annotations.NullMarked;
