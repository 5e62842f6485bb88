package osiriscare.central.access;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/// An [Account] as Spring Security carries it.
public final class AccountAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient Account account;

  public AccountAuthentication(Account account) {
    super(List.of());
    this.account = account;
    setAuthenticated(true);
  }

  /// The account of the request that this thread serves; empty when nobody logged in.
  public static Optional<Account> current() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof AccountAuthentication authentication
        ? Optional.of(authentication.account)
        : Optional.empty();
  }

  @Override
  public Account getPrincipal() {
    return account;
  }

  /// Nothing: the credential is checked and forgotten.
  @Override
  public String getCredentials() {
    return "";
  }

  @Override
  public String getName() {
    return account.username();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AccountAuthentication that && account.equals(that.account);
  }

  @Override
  public int hashCode() {
    return account.hashCode();
  }
}
