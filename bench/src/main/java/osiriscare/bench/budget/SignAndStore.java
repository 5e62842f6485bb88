package osiriscare.bench.budget;

import java.time.Instant;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.json.Json;

/// The baseline: texts as long as an allowance, each signed, all stored by one statement.
final class SignAndStore {
  private static final String LENGTH =
      "SELECT coalesce(max(length(signed_payload)), 0) FROM healing_allowance";

  private static final String STORE =
      """
      UPDATE healing_allowance a
         SET signed_payload = r.payload, signature = r.signature, signed_at = :now
        FROM jsonb_to_recordset(:rows) AS r (number bigint, payload text, signature text),
             (SELECT appliance_id, row_number() OVER () AS number FROM healing_allowance) n
       WHERE n.number = r.number AND a.appliance_id = n.appliance_id
      """;

  private final Database database;
  private final SigningKey key;

  SignAndStore(Database database, SigningKey key) {
    this.database = database;
    this.key = key;
  }

  void run(int count, Instant now) {
    database.inPlatform(db -> {
      int length = db.sql(LENGTH).query(Integer.class).single();
      var rows = Json.array();
      for (int i = 1; i <= count; i++) {
        var payload = "x".repeat(length - 10) + (1_000_000_000L + i);
        rows.add(
            Json.object()
                .put("number", i)
                .put("payload", payload)
                .put("signature", key.sign(payload)));
      }
      return db.sql(STORE).param("rows", Db.jsonb(rows)).param("now", Db.time(now)).update();
    });
  }
}
