package osiriscare.central.factor;

import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.text;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;

/// The secrets of devices, sealed, and the hashes of codes of paper.
public final class FactorStore {
  private FactorStore() {}

  /// The device of an account.
  ///
  /// @param confirmedAt when the first code proved that the device has the secret
  record Device(String secretSealed, Optional<Instant> confirmedAt) {}

  private static final String BEGIN =
      """
      INSERT INTO totp (user_id, secret_sealed, created_at) VALUES (:user, :secret, :now)
      ON CONFLICT (user_id) DO UPDATE SET secret_sealed = :secret, created_at = :now
       WHERE totp.confirmed_at IS NULL
      """;

  /// Keeps a secret that no code has confirmed yet, in the place of an earlier such one.
  ///
  /// @return whether there is no confirmed one
  static boolean begin(Db db, UUID user, String secretSealed, Instant now) {
    return db.sql(BEGIN)
            .param("user", user)
            .param("secret", secretSealed)
            .param("now", Db.time(now))
            .update()
        > 0;
  }

  private static final String DEVICE =
      """
      SELECT secret_sealed, confirmed_at FROM totp WHERE user_id = :user FOR UPDATE
      """;

  static Optional<Device> device(Db db, UUID user) {
    return db.sql(DEVICE)
        .param("user", user)
        .query((row, _) ->
            new Device(text(row, "secret_sealed"), optionalInstant(row, "confirmed_at")))
        .optional();
  }

  private static final String USE_STEP =
      """
      UPDATE totp SET last_step = :step, confirmed_at = coalesce(confirmed_at, :now)
       WHERE user_id = :user AND (last_step IS NULL OR last_step < :step)
      """;

  /// Uses the code of a step up, and all before it.
  ///
  /// @return whether it was not used before
  static boolean useStep(Db db, UUID user, long step, Instant now) {
    return db.sql(USE_STEP)
            .param("user", user)
            .param("step", step)
            .param("now", Db.time(now))
            .update()
        > 0;
  }

  private static final String CONFIRMED =
      """
      SELECT confirmed_at FROM totp WHERE user_id = :user AND confirmed_at IS NOT NULL
      """;

  /// Since when the account has a device; empty when it has none.
  public static Optional<Instant> deviceSince(Db db, UUID user) {
    return db.sql(CONFIRMED)
        .param("user", user)
        .query((row, _) -> optionalInstant(row, "confirmed_at"))
        .optional()
        .flatMap(since -> since);
  }

  private static final String REMOVE_DEVICE =
      """
      DELETE FROM totp WHERE user_id = :user
      """;

  /// Forgets the device.
  ///
  /// @return whether there was one
  public static boolean removeDevice(Db db, UUID user) {
    return db.sql(REMOVE_DEVICE).param("user", user).update() > 0;
  }

  private static final String ADD_CODE =
      """
      INSERT INTO recovery_code (user_id, code_sha256) VALUES (:user, :code)
      """;

  private static final String REMOVE_CODES =
      """
      DELETE FROM recovery_code WHERE user_id = :user
      """;

  /// Makes codes of paper; the ones before are worth nothing.
  public static List<Secret> newRecoveryCodes(Db db, UUID user) {
    removeRecoveryCodes(db, user);
    var codes = RecoveryCodes.make();
    codes.forEach(code ->
        db.sql(ADD_CODE).param("user", user).param("code", RecoveryCodes.hash(code)).update());
    return codes;
  }

  /// Makes the codes of paper worth nothing.
  public static void removeRecoveryCodes(Db db, UUID user) {
    db.sql(REMOVE_CODES).param("user", user).update();
  }

  private static final String CODES_LEFT =
      """
      SELECT count(*) FROM recovery_code WHERE user_id = :user AND used_at IS NULL
      """;

  /// How many codes of paper are left.
  public static long recoveryCodesLeft(Db db, UUID user) {
    return db.sql(CODES_LEFT).param("user", user).query(Long.class).single();
  }

  private static final String USE_CODE =
      """
      UPDATE recovery_code SET used_at = :now WHERE user_id = :user AND code_sha256 = :code AND used_at IS NULL
      """;

  /// Uses a code of paper up.
  ///
  /// @return whether it was one of the account's that nobody used before
  static boolean useCode(Db db, UUID user, Secret code, Instant now) {
    return db.sql(USE_CODE)
            .param("user", user)
            .param("code", RecoveryCodes.hash(code))
            .param("now", Db.time(now))
            .update()
        > 0;
  }
}
