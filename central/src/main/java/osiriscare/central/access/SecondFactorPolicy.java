package osiriscare.central.access;

import osiriscare.central.access.Account.Credential;

/// Whose sessions need more than a password. Who has nothing more may only set it up, until then.
/// API tokens are made in sessions and are not asked.
public enum SecondFactorPolicy {
  /// Nobody's.
  OPTIONAL,
  /// Those of administrators.
  ADMINS,
  /// Everybody's.
  EVERYONE;

  /// Whether the account must set up a second factor before it may do anything else.
  public boolean mustSetUp(Account account) {
    boolean isWeak =
        account.credential() instanceof Credential.Session(_, var proof) && !proof.isStrong();
    return isWeak
        && switch (this) {
          case OPTIONAL -> false;
          case ADMINS -> account.role() == Role.ADMIN;
          case EVERYONE -> true;
        };
  }
}
