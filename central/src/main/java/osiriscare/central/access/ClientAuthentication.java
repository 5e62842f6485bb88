package osiriscare.central.access;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/// A [ClientAccount] as Spring Security carries it.
public final class ClientAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient ClientAccount account;

  public ClientAuthentication(ClientAccount account) {
    super(List.of());
    this.account = account;
    setAuthenticated(true);
  }

  /// The person of a client whose request this thread serves; empty when there is none.
  public static Optional<ClientAccount> current() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof ClientAuthentication authentication
        ? Optional.of(authentication.account)
        : Optional.empty();
  }

  @Override
  public ClientAccount getPrincipal() {
    return account;
  }

  /// Nothing: the credential is checked and forgotten.
  @Override
  public String getCredentials() {
    return "";
  }

  @Override
  public String getName() {
    return account.email();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClientAuthentication that && account.equals(that.account);
  }

  @Override
  public int hashCode() {
    return account.hashCode();
  }
}
