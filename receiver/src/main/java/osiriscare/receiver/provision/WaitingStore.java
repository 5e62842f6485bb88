package osiriscare.receiver.provision;

import java.time.Instant;
import java.util.Optional;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.provision.Announcement;
import osiriscare.protocol.provision.HandOver;

/// Appliances that wait for a provision code, by the hash of the secret that each of them has.
final class WaitingStore {
  private static final int WAITING_MAX = 10_000;

  private static final String FORGET =
      """
      WITH gone AS (
        SELECT poll_sha256 FROM waiting_appliance WHERE expires_at <= :now
         ORDER BY expires_at LIMIT 1000 FOR UPDATE SKIP LOCKED)
      DELETE FROM waiting_appliance w USING gone WHERE w.poll_sha256 = gone.poll_sha256
      """;
  private static final String ADD =
      """
      INSERT INTO waiting_appliance (poll_sha256, short_code_sha256, public_key, announced_at, expires_at)
      SELECT :poll, :short_code, :key, :now, :expires
       WHERE (SELECT count(*) FROM waiting_appliance) < :most
      ON CONFLICT (short_code_sha256) DO NOTHING
      """;
  private static final String FIND =
      """
      SELECT sealed_code, result FROM waiting_appliance WHERE poll_sha256 = :poll AND expires_at > :now
      """;
  private static final String END =
      """
      UPDATE waiting_appliance SET result = :result, sealed_code = NULL
       WHERE poll_sha256 = :poll AND expires_at > :now AND handed_at IS NOT NULL AND result IS NULL
      """;

  private final Database database;

  WaitingStore(Database database) {
    this.database = database;
  }

  /// Keeps an announcement, and forgets those that are over.
  ///
  /// @return false when there is no room
  boolean add(Announcement announcement, String publicKey, Instant now) {
    return database.withoutTenant(db -> {
      db.sql(FORGET).param("now", Db.time(now)).update();
      return db.sql(ADD)
          .param("poll", Sha256.hex(announcement.pollSecret().reveal()))
          .param("short_code", announcement.shortCode().sha256())
          .param("key", publicKey)
          .param("now", Db.time(now))
          .param("expires", Db.time(now.plus(announcement.life())))
          .param("most", WAITING_MAX)
          .update();
    })
        == 1;
  }

  /// What an announcement was handed.
  HandOver find(String pollSha256, Instant now) {
    return database.withoutTenant(db ->
        db.sql(FIND)
            .param("poll", pollSha256)
            .param("now", Db.time(now))
            .query((row, _) -> {
              if (row.getString("result") != null) {
                return HandOver.OVER;
              }
              return Optional.ofNullable(row.getString("sealed_code"))
                  .map(sealed -> new HandOver(HandOver.State.HANDED_OVER, Optional.of(sealed)))
                  .orElse(HandOver.WAITING);
            })
            .optional()
            .orElse(HandOver.OVER));
  }

  /// Keeps what became of the code, and the code no longer. The first word counts.
  void end(String pollSha256, HandOver.Result result, Instant now) {
    database.withoutTenant(db ->
        db.sql(END)
            .param("result", result.word())
            .param("poll", pollSha256)
            .param("now", Db.time(now))
            .update());
  }
}
