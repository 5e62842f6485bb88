package osiriscare.central.notification;

import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.util.UUID;
import osiriscare.central.delivery.HookTarget;
import osiriscare.central.secret.SealedRows;
import osiriscare.central.secret.Vault;
import osiriscare.database.Db;

/// Addresses and secrets of hooks, for the rotation of the master key.
final class SealedChannels implements SealedRows {
  private static final String OLD =
      """
      SELECT channel_id, sealed FROM notification_channel
       WHERE sealed IS NOT NULL AND NOT starts_with(sealed, :current) LIMIT :limit FOR UPDATE SKIP LOCKED
      """;

  private static final String RESEAL =
      """
      UPDATE notification_channel SET sealed = :sealed WHERE channel_id = :id
      """;

  private static final String WAITING =
      """
      SELECT count(*) FROM notification_channel WHERE sealed IS NOT NULL AND NOT starts_with(sealed, :current)
      """;

  private record Old(UUID id, String sealed) {}

  @Override
  public int reseal(Db db, Vault vault, int limit) {
    var rows =
        db.sql(OLD)
            .param("current", vault.currentPrefix())
            .param("limit", limit)
            .query((row, _) -> new Old(uuid(row, "channel_id"), text(row, "sealed")))
            .list();
    for (var row : rows) {
      db.sql(RESEAL)
          .param("sealed", vault.reseal(row.sealed(), HookTarget.context(row.id())))
          .param("id", row.id())
          .update();
    }
    return rows.size();
  }

  @Override
  public long waiting(Db db, Vault vault) {
    return db.sql(WAITING).param("current", vault.currentPrefix()).query(Long.class).single();
  }
}
