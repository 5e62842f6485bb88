/// API tokens of programs: shown once, kept as their hash, with scopes and an end. Door:
/// TokenStore.
@NullMarked
package osiriscare.central.token;

import org.jspecify.annotations.NullMarked;
