package osiriscare.central.route;

import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import osiriscare.central.secret.SealedRows;
import osiriscare.central.secret.Vault;
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
  private final Vault vault;
  private final Clock clock;

  public IdempotentAnswers(Database database, Vault vault, Clock clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  private static final String BEGIN =
      """
      INSERT INTO idempotent_answer (user_id, key_sha256, created_at)
      VALUES (:user, :key, :now)
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
      return database.in(call.tenant(), db -> AnswerJson.bytes(make.apply(db)));
    }
    var key = Sha256.hex(requireKey(header.get()));
    var request = request(call);
    var user = call.account().userId();
    return database.in(
        call.tenant(),
        db -> {
          int begun =
              db.sql(BEGIN)
                  .param("user", user)
                  .param("key", key)
                  .param("now", Db.time(clock.instant()))
                  .update();
          if (begun == 0) {
            return remembered(db, user, key, request);
          }
          var answer = AnswerJson.bytes(make.apply(db));
          db.sql(REMEMBER)
              .param("answer", vault.seal(join(request, answer), context(user, key)))
              .param("user", user)
              .param("key", key)
              .update();
          return answer;
        });
  }

  private static final String FIND =
      """
      SELECT sealed_answer FROM idempotent_answer WHERE user_id = :user AND key_sha256 = :key
      """;

  // The request's hash is sealed with the answer: from it alone a password in a body could be
  // guessed.
  private static byte[] join(String request, byte[] answer) {
    var head = request.getBytes(StandardCharsets.US_ASCII);
    var all = Arrays.copyOf(head, head.length + answer.length);
    System.arraycopy(answer, 0, all, head.length, answer.length);
    return all;
  }

  private byte[] remembered(Db db, UUID user, String key, String request) {
    var sealed =
        db.sql(FIND)
            .param("user", user)
            .param("key", key)
            .query((row, _) -> text(row, "sealed_answer"))
            .single();
    var all = vault.open(sealed, context(user, key));
    int head = request.length();
    if (!new String(all, 0, head, StandardCharsets.US_ASCII).equals(request)) {
      throw new ProblemException(ProblemCode.IDEMPOTENCY_CONFLICT);
    }
    return Arrays.copyOfRange(all, head, all.length);
  }

  private static final String FORGET =
      """
      DELETE FROM idempotent_answer WHERE created_at < :before
      """;

  /// Forgets keys that are too old.
  public static void sweep(Db db, Instant now) {
    db.sql(FORGET).param("before", Db.time(now.minus(REMEMBERED))).update();
  }

  private static String context(UUID user, String key) {
    return "idempotent answer " + user + " " + key;
  }

  private static final String OLD =
      """
      SELECT user_id, key_sha256, sealed_answer FROM idempotent_answer
       WHERE NOT starts_with(sealed_answer, :current) LIMIT :limit FOR UPDATE SKIP LOCKED
      """;

  private static final String WAITING =
      """
      SELECT count(*) FROM idempotent_answer WHERE NOT starts_with(sealed_answer, :current)
      """;

  private record Old(UUID user, String key, String sealed) {}

  /// The remembered answers, for the rotation of the master key.
  public static SealedRows rows() {
    return new SealedRows() {
      @Override
      public int reseal(Db db, Vault vault, int limit) {
        var rows =
            db.sql(OLD)
                .param("current", vault.currentPrefix())
                .param("limit", limit)
                .query((row, _) ->
                    new Old(
                        uuid(row, "user_id"), text(row, "key_sha256"), text(row, "sealed_answer")))
                .list();
        for (var row : rows) {
          db.sql(REMEMBER)
              .param("answer", vault.reseal(row.sealed(), context(row.user(), row.key())))
              .param("user", row.user())
              .param("key", row.key())
              .update();
        }
        return rows.size();
      }

      @Override
      public long waiting(Db db, Vault vault) {
        return db.sql(WAITING).param("current", vault.currentPrefix()).query(Long.class).single();
      }
    };
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
