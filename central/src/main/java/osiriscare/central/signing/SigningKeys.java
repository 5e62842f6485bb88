package osiriscare.central.signing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import osiriscare.central.secret.SecretFile;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.provision.ServerKey.Purpose;

/// Loads the key files, makes them at the first start, and sees that they are the keys that
/// appliances have pinned.
final class SigningKeys {
  private final Database database;
  private final Path folder;

  SigningKeys(Database database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  /// Every purpose's key.
  ///
  /// @throws IllegalStateException when a file is missing, torn or another key than the registered
  ///   one: going on with a new key would make every appliance refuse our orders
  Map<Purpose, SigningKey> load() {
    return database.inPlatform(db -> {
      ServerKeyStore.lock(db);
      var keys = new EnumMap<Purpose, SigningKey>(Purpose.class);
      for (var purpose : Purpose.values()) {
        keys.put(purpose, load(db, purpose));
      }
      return keys;
    });
  }

  private SigningKey load(Db db, Purpose purpose) {
    var file = folder.resolve(purpose.word() + ".key");
    var registered = ServerKeyStore.current(db, purpose);
    if (!Files.exists(file)) {
      registered.ifPresent(id -> {
        throw new IllegalStateException(
            file + " is missing: restore key " + id + ", which appliances have pinned");
      });
      SecretFile.write(file, SigningKey.generate(new SecureRandom()).fileForm());
    }
    var key = read(file);
    var id = key.verifyingKey().id();
    if (registered.isEmpty()) {
      ServerKeyStore.insert(db, purpose, key.verifyingKey());
    } else if (!registered.get().equals(id)) {
      throw new IllegalStateException(
          file + " holds " + id + ", but " + registered.get() + " is registered");
    }
    return key;
  }

  private static SigningKey read(Path file) {
    try {
      return SigningKey.ofFileForm(SecretFile.read(file).reveal());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(file + " " + e.getMessage(), e);
    }
  }
}
