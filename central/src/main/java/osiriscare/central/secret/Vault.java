package osiriscare.central.secret;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import osiriscare.database.Database;
import osiriscare.database.Db;

/// Seals what must not lie readable in the database: each value with a data key of its own
/// (AES-256-GCM), and the data key with the master key, which lies in a file. A new master key
/// needs only the data keys to be wrapped anew.
public final class Vault {
  private static final String VERSION = "v1";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final MasterKeyFiles files;
  private final ConcurrentMap<String, SecretKey> keys = new ConcurrentHashMap<>();
  private volatile String currentId;

  private Vault(MasterKeyFiles files, String currentId) {
    this.files = files;
    this.currentId = currentId;
  }

  /// Opens the vault; at the first start its key is made.
  ///
  /// @throws IllegalStateException when the registered key's file is missing: what it sealed could
  ///   not be opened
  public static Vault of(Database database, Path folder, Instant now) {
    var files = new MasterKeyFiles(folder);
    var current =
        database.inPlatform(db -> {
          MasterKeyStore.lock(db);
          return MasterKeyStore.current(db)
              .orElseGet(() -> {
                var first = files.ids().stream().findFirst().orElseGet(files::make);
                MasterKeyStore.succeed(db, first, now);
                return first;
              });
        });
    var vault = new Vault(files, current);
    vault.key(current);
    return vault;
  }

  /// Seals bytes.
  ///
  /// @param context what they belong to; opening them for anything else fails
  public String seal(byte[] plain, String context) {
    var dataKey = random(KEY_BYTES);
    try {
      var sealed = encrypt(aes(dataKey), plain, "data\n" + context);
      return join(currentId, wrap(currentId, dataKey, context), sealed);
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  /// Opens what [#seal] made.
  ///
  /// @throws IllegalStateException when it was changed, belongs to another context or its master
  ///   key is not here
  public byte[] open(String sealed, String context) {
    var parts = parts(sealed);
    var dataKey = unwrap(parts, context);
    try {
      return decrypt(aes(dataKey), parts[3], "data\n" + context);
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  /// The same value under the current master key; what is sealed itself stays as it is.
  public String reseal(String sealed, String context) {
    var parts = parts(sealed);
    var dataKey = unwrap(parts, context);
    try {
      var id = currentId;
      return join(id, wrap(id, dataKey, context), parts[3]);
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  /// What every value begins with that the current master key seals.
  public String currentPrefix() {
    return VERSION + ":" + currentId + ":";
  }

  /// Id of the master key that seals now.
  public String currentKeyId() {
    return currentId;
  }

  /// Takes a new master key: one whose file was put beside the others and never used, or else one
  /// that is made now. What older ones sealed can still be opened.
  public String rotate(Db db, Instant now) {
    MasterKeyStore.lock(db);
    var known = MasterKeyStore.all(db).stream().map(MasterKeyStore.Known::keyId).toList();
    var next =
        files.ids().stream().filter(id -> !known.contains(id)).findFirst().orElseGet(files::make);
    key(next);
    MasterKeyStore.succeed(db, next, now);
    return next;
  }

  /// Seals with the key that is registered as current, also when another Central changed it.
  public void follow(Db db) {
    MasterKeyStore.current(db)
        .filter(id -> !id.equals(currentId))
        .ifPresent(id -> {
          key(id);
          currentId = id;
        });
  }

  private SecretKey key(String id) {
    return keys.computeIfAbsent(
        id,
        name ->
            files
                .read(name)
                .orElseThrow(() ->
                    new IllegalStateException(
                        "the file of master key " + name + " is missing: restore it")));
  }

  private String wrap(String keyId, byte[] dataKey, String context) {
    return encrypt(key(keyId), dataKey, wrapContext(keyId, context));
  }

  private byte[] unwrap(String[] parts, String context) {
    return decrypt(key(parts[1]), parts[2], wrapContext(parts[1], context));
  }

  private static String wrapContext(String keyId, String context) {
    return "data key\n" + keyId + "\n" + context;
  }

  private static String join(String keyId, String wrapped, String sealed) {
    return String.join(":", VERSION, keyId, wrapped, sealed);
  }

  private static String[] parts(String sealed) {
    var parts = sealed.split(":", -1);
    if (parts.length != 4 || !parts[0].equals(VERSION)) {
      throw new IllegalStateException("a sealed value has a form that this build does not know");
    }
    return parts;
  }

  private static SecretKey aes(byte[] key) {
    return new SecretKeySpec(key, "AES");
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String encrypt(SecretKey key, byte[] plain, String context) {
    var nonce = random(NONCE_BYTES);
    return HexFormat.of().formatHex(nonce)
        + HexFormat.of().formatHex(run(Cipher.ENCRYPT_MODE, key, nonce, plain, context));
  }

  private static byte[] decrypt(SecretKey key, String hex, String context) {
    try {
      var bytes = HexFormat.of().parseHex(hex);
      var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
      var input = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
      return run(Cipher.DECRYPT_MODE, key, nonce, input, context);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("a sealed value is torn", e);
    }
  }

  private static byte[] run(int mode, SecretKey key, byte[] nonce, byte[] input, String context) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a sealed value does not open", e);
    }
  }
}
