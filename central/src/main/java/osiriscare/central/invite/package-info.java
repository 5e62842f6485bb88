/// Invitations: how people get an account. An administrator invites an address, whoever reads its
/// mail sets the password. Door: InviteApi.
@NullMarked
package osiriscare.central.invite;

import org.jspecify.annotations.NullMarked;
