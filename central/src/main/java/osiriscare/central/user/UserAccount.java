package osiriscare.central.user;

import java.time.Instant;
import java.util.Optional;
import osiriscare.central.access.Role;
import osiriscare.central.route.Described;

/// An account as administrators and its owner see it.
public record UserAccount(
    String id,
    @Described(example = "marta") String username,
    @Described(example = "marta@example.com") Optional<String> email,
    Optional<String> displayName,
    Role role,
    @Described("The partner whose sites it sees; null for all") Optional<String> partnerSlug,
    @Described(oneOf = {"active", "disabled"}) String status,
    Instant createdAt,
    Optional<Instant> lastLoginAt,
    @Described("Whether a password alone does not open a session") boolean hasSecondFactor,
    @Described("Until when logins are refused, after too many failures")
        Optional<Instant> lockedUntil) {

  boolean isActiveAdmin() {
    return role == Role.ADMIN && status.equals("active");
  }
}
