package osiriscare.central.access;

import java.util.UUID;

/// An authenticated person or program.
///
/// @param credential how it proved who it is
public record Account(UUID userId, String username, Role role, Credential credential) {

  /// How an account proved who it is.
  public sealed interface Credential {
    /// A browser's cookie, which it sends by itself: changes need a CSRF token too.
    ///
    /// @param tokenSha256 names the session in the store
    record Session(String tokenSha256) implements Credential {}

    /// A bearer token, which nothing sends by itself.
    record Token(UUID tokenId) implements Credential {}
  }
}
