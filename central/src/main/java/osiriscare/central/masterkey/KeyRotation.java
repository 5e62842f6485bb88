package osiriscare.central.masterkey;

import java.util.List;
import osiriscare.central.secret.SealedRows;
import osiriscare.central.secret.Vault;
import osiriscare.database.Database;

/// Seals anew, some rows at a time, whatever the current master key did not seal. Killed anywhere,
/// it goes on where it stopped: each row is whole under one key or the other.
public final class KeyRotation {
  private static final int ROWS_PER_TRANSACTION = 200;

  private final Database database;
  private final Vault vault;
  private final List<SealedRows> tables;

  KeyRotation(Database database, Vault vault, List<SealedRows> tables) {
    this.database = database;
    this.vault = vault;
    this.tables = List.copyOf(tables);
  }

  /// Follows the registered key, and goes on until nothing is left.
  void run() {
    database.inPlatform(db -> {
      vault.follow(db);
      return vault;
    });
    for (var table : tables) {
      while (database.inPlatform(db -> table.reseal(db, vault, ROWS_PER_TRANSACTION))
          == ROWS_PER_TRANSACTION) {
        // There may be more.
      }
    }
  }

  /// How many rows older keys sealed.
  long waiting() {
    return database.inPlatform(
        db -> tables.stream().mapToLong(table -> table.waiting(db, vault)).sum());
  }
}
