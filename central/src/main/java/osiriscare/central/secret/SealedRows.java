package osiriscare.central.secret;

import osiriscare.database.Db;

/// A table that holds what the [Vault] sealed. Whoever seals something announces it as a bean of
/// this type: the rotation of the master key goes through all of them.
public interface SealedRows {
  /// Seals some rows anew whose master key is not the current one.
  ///
  /// @param limit most rows to take in one transaction
  /// @return how many it took; less than `limit` when there are no more
  int reseal(Db db, Vault vault, int limit);

  /// How many rows are left to be sealed anew.
  long waiting(Db db, Vault vault);
}
