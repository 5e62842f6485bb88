package osiriscare.central.access;

import java.util.Optional;
import java.util.function.Supplier;

/// Who may call a route. There is no default: a route without one cannot be built.
public enum Access {
  /// Open on purpose.
  ANYONE,
  /// Any account of the platform, and without one whoever calls from this machine itself.
  READ_OR_LOCAL,
  /// A browser's session, whatever its role.
  SESSION,
  /// Every account, about itself.
  ACCOUNT,
  /// Every account but those that only pay, for what its tenant may see.
  READ,
  /// Operators and administrators, for what their tenant may see.
  OPERATE,
  /// Every account of a partner, about that partner.
  PARTNER,
  /// Every account of a partner but those that only pay.
  PARTNER_READ,
  /// Technicians and administrators of a partner.
  PARTNER_OPERATE,
  /// Administrators of a partner, as people: what a token may do must not grow by a token.
  PARTNER_ADMIN,
  /// Every account of the platform: what belongs to no tenant.
  PLATFORM_READ,
  /// Operators and administrators of the platform: what belongs to no tenant.
  PLATFORM_OPERATE,
  /// Administrators of the platform.
  ADMIN,
  /// Everybody of a client, about that client.
  CLIENT,
  /// Administrators and owners of a client.
  CLIENT_ADMIN,
  /// Owners of a client.
  CLIENT_OWNER;

  /// Whether the caller may pass.
  ///
  /// @param area group of the route, which the scope of an API token may name
  /// @param account looked up only when it matters: files of the UI must not cost a query each
  /// @param client the same for people of clients, who are nobody to every other route
  /// @param isLocal whether the connection itself comes from this machine and no proxy stands
  ///   between
  public boolean allows(
      String area,
      Supplier<Optional<Account>> account,
      Supplier<Optional<ClientAccount>> client,
      boolean isLocal) {
    return switch (this) {
      case ANYONE -> true;
      case READ_OR_LOCAL -> isLocal || ofPlatform(account, area, Role.READONLY);
      case SESSION -> account.get().filter(Account::isInSession).isPresent();
      case ACCOUNT -> has(account, area, Role.BILLING);
      case READ -> has(account, area, Role.READONLY);
      case OPERATE -> has(account, area, Role.OPERATOR);
      case PARTNER -> ofPartner(account, area, Role.BILLING);
      case PARTNER_READ -> ofPartner(account, area, Role.READONLY);
      case PARTNER_OPERATE -> ofPartner(account, area, Role.OPERATOR);
      case PARTNER_ADMIN ->
          account.get().filter(Account::isInSession).isPresent()
              && ofPartner(account, area, Role.ADMIN);
      case PLATFORM_READ -> ofPlatform(account, area, Role.READONLY);
      case PLATFORM_OPERATE -> ofPlatform(account, area, Role.OPERATOR);
      case ADMIN -> ofPlatform(account, area, Role.ADMIN);
      case CLIENT -> ofClient(client, ClientRole.VIEWER);
      case CLIENT_ADMIN -> ofClient(client, ClientRole.ADMIN);
      case CLIENT_OWNER -> ofClient(client, ClientRole.OWNER);
    };
  }

  private static boolean ofPlatform(Supplier<Optional<Account>> account, String area, Role role) {
    return account.get().filter(a -> a.isOfPlatform() && a.may(role, area)).isPresent();
  }

  private static boolean ofPartner(Supplier<Optional<Account>> account, String area, Role role) {
    return account.get().filter(a -> !a.isOfPlatform() && a.may(role, area)).isPresent();
  }

  private static boolean ofClient(Supplier<Optional<ClientAccount>> client, ClientRole role) {
    return client.get().filter(a -> a.role().includes(role)).isPresent();
  }

  private static boolean has(Supplier<Optional<Account>> account, String area, Role role) {
    return account.get().filter(a -> a.may(role, area)).isPresent();
  }
}
