package osiriscare.central.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.central.route.Described;

/// An API token as it is listed: everything but the token itself.
public record TokenView(
    String tokenId,
    @Described(example = "nightly report") String name,
    @Described("What it may be used for: read, operate or admin, or area:level")
        List<String> scopes,
    Instant createdAt,
    @Described("Null for the token of the first administrator's file only")
        Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> revokedAt) {
  public TokenView {
    scopes = List.copyOf(scopes);
  }
}
