package osiriscare.central.invite;

import java.time.Instant;
import java.util.Optional;
import osiriscare.central.access.Role;
import osiriscare.central.route.Described;

/// An invitation that waits to be accepted.
public record InviteView(
    String inviteId,
    @Described(example = "marta@example.com") String email,
    Optional<String> displayName,
    Role role,
    @Described("The partner whose sites it will see; null for all") Optional<String> partnerSlug,
    @Described("Name of the account that invited") String invitedBy,
    Instant createdAt,
    @Described("When the mail was sent last") Instant sentAt,
    Instant expiresAt) {}
