package osiriscare.central.provision;

import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.text;

import java.time.Instant;
import java.util.Optional;
import osiriscare.database.Db;

/// Appliances that wait for a provision code, as the receiver announced them.
final class WaitingAppliances {
  private WaitingAppliances() {}

  /// One that waits, or waited.
  ///
  /// @param publicKey what the code is sealed for
  /// @param codeSha256 of the code that it was handed
  /// @param result what became of it
  record Waiting(
      String pollSha256, String publicKey, Optional<String> codeSha256, Optional<String> result) {}

  private static final String LOCK =
      """
      SELECT poll_sha256, public_key, code_sha256, result FROM waiting_appliance
       WHERE short_code_sha256 = :short_code AND expires_at > :now FOR UPDATE
      """;

  /// The appliance that shows this short code, for the rest of the transaction: of two codes one is
  /// handed over.
  static Optional<Waiting> lock(Db db, String shortCodeSha256, Instant now) {
    return db.sql(LOCK)
        .param("short_code", shortCodeSha256)
        .param("now", Db.time(now))
        .query((row, _) ->
            new Waiting(
                text(row, "poll_sha256"),
                text(row, "public_key"),
                optionalText(row, "code_sha256"),
                optionalText(row, "result")))
        .optional();
  }

  private static final String HAND_OVER =
      """
      UPDATE waiting_appliance
         SET code_sha256 = :code, sealed_code = :sealed, handed_at = :now, expires_at = :expires
       WHERE poll_sha256 = :poll
      """;

  /// Leaves a sealed code for an appliance.
  static void handOver(
      Db db, String pollSha256, String codeSha256, String sealed, Instant now, Instant expires) {
    db.sql(HAND_OVER)
        .param("code", codeSha256)
        .param("sealed", sealed)
        .param("now", Db.time(now))
        .param("expires", Db.time(expires))
        .param("poll", pollSha256)
        .update();
  }

  /// Whom a code was claimed for.
  record Client(String name, String brandName) {}

  private static final String CLAIMED =
      """
      SELECT c.client_name, p.brand_name FROM provision_code c JOIN partner p USING (partner_id)
       WHERE c.code_sha256 = :code AND c.status = 'claimed'
      """;

  /// The client of a code that was claimed.
  static Optional<Client> claimed(Db db, String codeSha256) {
    return db.sql(CLAIMED)
        .param("code", codeSha256)
        .query((row, _) -> new Client(text(row, "client_name"), text(row, "brand_name")))
        .optional();
  }
}
