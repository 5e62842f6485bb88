package osiriscare.central.factor;

import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.util.UUID;
import osiriscare.central.secret.SealedRows;
import osiriscare.central.secret.Vault;
import osiriscare.database.Db;

/// The secrets of devices, for the rotation of the master key.
public final class SealedDevices implements SealedRows {
  private static final String OLD =
      """
      SELECT user_id, secret_sealed FROM totp
       WHERE NOT starts_with(secret_sealed, :current) LIMIT :limit FOR UPDATE SKIP LOCKED
      """;

  private static final String RESEAL =
      """
      UPDATE totp SET secret_sealed = :secret WHERE user_id = :user
      """;

  private static final String WAITING =
      """
      SELECT count(*) FROM totp WHERE NOT starts_with(secret_sealed, :current)
      """;

  private record Old(UUID user, String sealed) {}

  @Override
  public int reseal(Db db, Vault vault, int limit) {
    var rows =
        db.sql(OLD)
            .param("current", vault.currentPrefix())
            .param("limit", limit)
            .query((row, _) -> new Old(uuid(row, "user_id"), text(row, "secret_sealed")))
            .list();
    for (var row : rows) {
      db.sql(RESEAL)
          .param("secret", vault.reseal(row.sealed(), SecondFactors.context(row.user())))
          .param("user", row.user())
          .update();
    }
    return rows.size();
  }

  @Override
  public long waiting(Db db, Vault vault) {
    return db.sql(WAITING).param("current", vault.currentPrefix()).query(Long.class).single();
  }
}
