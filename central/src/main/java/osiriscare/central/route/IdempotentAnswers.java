package osiriscare.central.route;

import static osiriscare.central.sql.Columns.text;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import osiriscare.central.secret.Sealer;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Answers a repeated `Idempotency-Key` as it was answered before. What is created and the
/// remembered answer are one transaction; a second request with the same key waits for the first.
public final class IdempotentAnswers {
  /// How long a key is remembered.
  public static final Duration REMEMBERED = Duration.ofHours(24);

  private static final String HEADER = "Idempotency-Key";

  private final Database database;
  private final Sealer sealer;
  private final Clock clock;

  public IdempotentAnswers(Database database, Sealer sealer, Clock clock) {
    this.database = database;
    this.sealer = sealer;
    this.clock = clock;
  }

  private static final String BEGIN =
      """
      INSERT INTO idempotent_answer (user_id, key_sha256, request_sha256, created_at)
      VALUES (:user, :key, :request, :now)
      ON CONFLICT (user_id, key_sha256) DO NOTHING
      """;

  private static final String REMEMBER =
      """
      UPDATE idempotent_answer SET sealed_answer = :answer WHERE user_id = :user AND key_sha256 = :key
      """;

  /// The JSON to answer: made now, or remembered.
  byte[] answer(Call call, Function<Db, Object> make) {
    var header = call.header(HEADER);
    if (header.isEmpty()) {
      return database.inPlatform(db -> AnswerJson.bytes(make.apply(db)));
    }
    var key = Sha256.hex(requireKey(header.get()));
    var request = request(call);
    var user = call.account().userId();
    return database.inPlatform(db -> {
      int begun =
          db.sql(BEGIN)
              .param("user", user)
              .param("key", key)
              .param("request", request)
              .param("now", Db.time(clock.instant()))
              .update();
      if (begun == 0) {
        return remembered(db, user, key, request);
      }
      var answer = AnswerJson.bytes(make.apply(db));
      db.sql(REMEMBER)
          .param("answer", sealer.seal(answer, user + key))
          .param("user", user)
          .param("key", key)
          .update();
      return answer;
    });
  }

  private static final String FIND =
      """
      SELECT request_sha256, sealed_answer FROM idempotent_answer WHERE user_id = :user AND key_sha256 = :key
      """;

  private record Remembered(String request, String sealedAnswer) {}

  private byte[] remembered(Db db, UUID user, String key, String request) {
    var found =
        db.sql(FIND)
            .param("user", user)
            .param("key", key)
            .query(
                (row, _) -> new Remembered(text(row, "request_sha256"), text(row, "sealed_answer")))
            .single();
    if (!found.request().equals(request)) {
      throw new ProblemException(ProblemCode.IDEMPOTENCY_CONFLICT);
    }
    return sealer.open(found.sealedAnswer(), user + key);
  }

  private static final String FORGET =
      """
      DELETE FROM idempotent_answer WHERE created_at < :before
      """;

  /// Forgets keys that are too old.
  public static void sweep(Db db, Instant now) {
    db.sql(FORGET).param("before", Db.time(now.minus(REMEMBERED))).update();
  }

  private static String request(Call call) {
    var head = call.request().method() + " " + call.request().path() + "\n";
    return Sha256.hex(head + Sha256.hex(call.bodyBytes()));
  }

  private static String requireKey(String text) {
    if (!text.matches("[!-~]{1,200}")) {
      throw new InvalidRequest(HEADER, "must be 1 to 200 visible ASCII characters");
    }
    return text;
  }
}
