package osiriscare.central.masterkey;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.route.Call;
import osiriscare.central.route.Described;
import osiriscare.central.secret.MasterKeyStore;
import osiriscare.central.secret.Vault;
import osiriscare.database.Database;

/// Which master keys there are, and taking a new one.
public final class MasterKeyApi {
  private final Database database;
  private final Vault vault;
  private final KeyRotation rotation;
  private final Clock clock;

  MasterKeyApi(Database database, Vault vault, KeyRotation rotation, Clock clock) {
    this.database = database;
    this.vault = vault;
    this.rotation = rotation;
    this.clock = clock;
  }

  /// A master key by its name.
  public record MasterKey(
      @Described(example = "mk-0f1e2d3c4b5a6978") String keyId,
      Instant createdAt,
      @Described("Since when nothing new is sealed with it") Optional<Instant> retiredAt) {}

  /// All of them.
  public record MasterKeys(
      @Described("Newest first; the first one seals") List<MasterKey> keys,
      @Described("Values that older keys still seal; at 0 the retired keys' files may be removed")
          long waiting) {
    public MasterKeys {
      keys = List.copyOf(keys);
    }
  }

  /// Keys, and how far the rotation is.
  public MasterKeys list(Call call) {
    var known = database.in(call.tenant(), MasterKeyStore::all);
    return new MasterKeys(
        known.stream()
            .map(key -> new MasterKey(key.keyId(), key.createdAt(), key.retiredAt()))
            .toList(),
        rotation.waiting());
  }

  /// Takes a new key. What is kept is sealed anew before this answers.
  public MasterKeys rotate(Call call) {
    database.in(
        call.tenant(),
        db -> {
          var next = vault.rotate(db, clock.instant());
          AuditLog.append(db, Actor.of(call).did("master_key.rotate", next));
          return next;
        });
    rotation.run();
    return list(call);
  }
}
