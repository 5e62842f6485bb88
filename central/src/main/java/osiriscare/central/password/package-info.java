/// What a password must be, and how it is kept: Argon2id, a few at a time. Doors: Passwords,
/// PasswordRules. Used by accounts and invitations.
@NullMarked
package osiriscare.central.password;

import org.jspecify.annotations.NullMarked;
