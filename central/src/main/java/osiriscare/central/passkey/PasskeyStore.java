package osiriscare.central.passkey;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.passkey.Signatures.Registered;
import osiriscare.central.passkey.Signatures.Used;
import osiriscare.database.Db;

/// The public keys of devices, and the challenges that wait for an answer.
public final class PasskeyStore {
  /// Most keys that one account has.
  static final int PER_ACCOUNT_MAX = 20;

  private PasskeyStore() {}

  /// A key as it was registered, and as it stood when it was used last.
  record Key(
      UUID passkeyId,
      UUID userId,
      String keyData,
      long signCount,
      boolean isVerifying,
      boolean mayBeSynced,
      boolean isSynced) {}

  private static final String OF_ACCOUNT =
      """
      SELECT passkey_id, name, created_at, last_used_at, is_synced
        FROM passkey WHERE user_id = :user ORDER BY created_at, passkey_id LIMIT :max
      """;

  /// The keys of an account, in the order of their registration.
  public static List<PasskeyView> of(Db db, UUID user) {
    return db.sql(OF_ACCOUNT)
        .param("user", user)
        .param("max", PER_ACCOUNT_MAX)
        .query((row, _) ->
            new PasskeyView(
                text(row, "passkey_id"),
                text(row, "name"),
                instant(row, "created_at"),
                optionalInstant(row, "last_used_at"),
                row.getBoolean("is_synced")))
        .list();
  }

  private static final String CREDENTIAL_IDS =
      """
      SELECT credential_id FROM passkey WHERE user_id = :user ORDER BY created_at, passkey_id LIMIT :max
      """;

  /// The names by which an account's devices know its keys.
  public static List<String> credentialIds(Db db, UUID user) {
    return db.sql(CREDENTIAL_IDS)
        .param("user", user)
        .param("max", PER_ACCOUNT_MAX)
        .query((row, _) -> text(row, "credential_id"))
        .list();
  }

  private static final String FIND =
      """
      SELECT passkey_id, user_id, key_data, sign_count, is_verifying, may_be_synced, is_synced
        FROM passkey WHERE credential_id = :credential FOR UPDATE
      """;

  /// The key with this name; locked, so that its counter moves one login at a time.
  static Optional<Key> find(Db db, String credentialId) {
    return db.sql(FIND)
        .param("credential", credentialId)
        .query((row, _) ->
            new Key(
                uuid(row, "passkey_id"),
                uuid(row, "user_id"),
                text(row, "key_data"),
                row.getLong("sign_count"),
                row.getBoolean("is_verifying"),
                row.getBoolean("may_be_synced"),
                row.getBoolean("is_synced")))
        .optional();
  }

  private static final String INSERT =
      """
      INSERT INTO passkey (passkey_id, user_id, credential_id, key_data, sign_count, is_verifying, may_be_synced,
                           is_synced, name, created_at)
      VALUES (:id, :user, :credential, :key, :count, :verifying, :may_be_synced, :synced, :name, :now)
      ON CONFLICT (credential_id) DO NOTHING
      """;

  /// Adds a key.
  ///
  /// @return whether nobody has it yet
  static boolean insert(Db db, UUID id, UUID user, String name, Registered key, Instant now) {
    return db.sql(INSERT)
            .param("id", id)
            .param("user", user)
            .param("credential", key.credentialId())
            .param("key", key.keyData())
            .param("count", key.signCount())
            .param("verifying", key.isVerifying())
            .param("may_be_synced", key.mayBeSynced())
            .param("synced", key.isSynced())
            .param("name", name)
            .param("now", Db.time(now))
            .update()
        > 0;
  }

  private static final String USED =
      """
      UPDATE passkey SET sign_count = :count, is_synced = :synced, last_used_at = :now WHERE passkey_id = :id
      """;

  static void used(Db db, UUID passkey, Used used, Instant now) {
    db.sql(USED)
        .param("id", passkey)
        .param("count", used.signCount())
        .param("synced", used.isSynced())
        .param("now", Db.time(now))
        .update();
  }

  private static final String RENAME =
      """
      UPDATE passkey SET name = :name WHERE passkey_id = :id AND user_id = :user
      """;

  /// Gives a key of an account another name.
  ///
  /// @return whether there is such a key
  public static boolean rename(Db db, UUID user, UUID passkey, String name) {
    return db.sql(RENAME).param("id", passkey).param("user", user).param("name", name).update() > 0;
  }

  private static final String REMOVE =
      """
      DELETE FROM passkey WHERE user_id = :user AND (:id::uuid IS NULL OR passkey_id = :id::uuid)
      """;

  /// Forgets a key of an account, or all of them.
  ///
  /// @return how many there were
  public static int remove(Db db, UUID user, Optional<UUID> passkey) {
    return db.sql(REMOVE).param("user", user).param("id", orNull(passkey)).update();
  }

  private static final String ASK =
      """
      INSERT INTO passkey_challenge (challenge_sha256, user_id, expires_at) VALUES (:challenge, :user, :expires)
      """;

  /// Keeps the hash of a challenge.
  ///
  /// @param user who may register a device with it; empty when it is for a login
  static void ask(Db db, String challengeSha256, Optional<UUID> user, Instant expires) {
    db.sql(ASK)
        .param("challenge", challengeSha256)
        .param("user", orNull(user))
        .param("expires", Db.time(expires))
        .update();
  }

  private static final String TAKE =
      """
      DELETE FROM passkey_challenge
       WHERE challenge_sha256 = :challenge AND expires_at > :now AND user_id IS NOT DISTINCT FROM :user::uuid
      """;

  /// Uses a challenge up.
  ///
  /// @return whether it was asked, for this purpose, lately and not answered yet
  static boolean take(Db db, String challengeSha256, Optional<UUID> user, Instant now) {
    return db.sql(TAKE)
            .param("challenge", challengeSha256)
            .param("user", orNull(user))
            .param("now", Db.time(now))
            .update()
        > 0;
  }

  private static final String SWEEP =
      """
      DELETE FROM passkey_challenge WHERE expires_at <= :now
      """;

  /// Forgets the challenges that nobody answered.
  public static void sweep(Db db, Instant now) {
    db.sql(SWEEP).param("now", Db.time(now)).update();
  }
}
