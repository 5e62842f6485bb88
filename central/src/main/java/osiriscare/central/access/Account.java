package osiriscare.central.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.database.Tenant;

/// An authenticated person or program.
///
/// @param partner the partner whose sites it sees; empty for those who run the platform
/// @param credential how it proved who it is
public record Account(
    UUID userId, String username, Role role, Optional<UUID> partner, Credential credential) {

  /// How an account proved who it is.
  public sealed interface Credential {
    /// A browser's cookie, which it sends by itself: changes need a CSRF token too.
    ///
    /// @param tokenSha256 names the session in the store
    /// @param proof how it was opened
    record Session(String tokenSha256, Proof proof) implements Credential {}

    /// A bearer token, which nothing sends by itself.
    ///
    /// @param scopes what it may be used for
    record Token(UUID tokenId, List<Scope> scopes) implements Credential {
      public Token {
        scopes = List.copyOf(scopes);
      }
    }
  }

  /// For whom its transactions act.
  public Tenant tenant() {
    return partner.<Tenant>map(Tenant.Partner::new).orElseGet(Tenant.Platform::new);
  }

  /// Whether it belongs to those who run the platform.
  public boolean isOfPlatform() {
    return partner.isEmpty();
  }

  /// Whether a person came with a browser, and no program with a token.
  public boolean isInSession() {
    return credential instanceof Credential.Session;
  }

  /// The partner that it is bound to.
  ///
  /// @throws IllegalStateException when it belongs to those who run the platform
  public UUID requirePartner() {
    return partner.orElseThrow(
        () -> new IllegalStateException("the route does not ask for a partner's account"));
  }

  /// Whether it may do what a route of this area asks for: the account's role must suffice, and the
  /// scope of the token that it came with.
  public boolean may(Role needed, String area) {
    return role.includes(needed)
        && switch (credential) {
          case Credential.Session _ -> true;
          case Credential.Token(_, var scopes) ->
              scopes.stream().anyMatch(scope -> scope.opens(needed, area));
        };
  }
}
