package osiriscare.database;

import java.util.UUID;

/// For whom a transaction of Central acts; row-level security lets it see no more.
public sealed interface Tenant {
  /// Those who run the platform: every site.
  record Platform() implements Tenant {}

  /// One partner: its sites, its accounts.
  record Partner(UUID partnerId) implements Tenant {}

  /// One client of a partner: its sites, its people.
  record Client(UUID clientId) implements Tenant {}
}
