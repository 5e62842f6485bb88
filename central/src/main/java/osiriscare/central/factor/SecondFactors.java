package osiriscare.central.factor;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.access.Proof;
import osiriscare.central.passkey.PasskeyStore;
import osiriscare.central.secret.Vault;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;

/// Judges the codes that people show, and gives their devices secrets. A code works once.
public final class SecondFactors {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Vault vault;
  private final Clock clock;

  public SecondFactors(Vault vault, Clock clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /// Gives an account a secret for its device, to be confirmed by a first code.
  ///
  /// @return empty when it has a confirmed one
  public Optional<TotpSecret> begin(Db db, UUID user) {
    var bytes = new byte[Totp.SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    boolean isBegun =
        FactorStore.begin(db, user, vault.seal(bytes, context(user)), clock.instant());
    return isBegun ? Optional.of(new TotpSecret(bytes)) : Optional.empty();
  }

  /// Takes the first code of the device.
  ///
  /// @return whether the secret waited for it and it is right
  public boolean confirm(Db db, UUID user, Secret code) {
    return FactorStore.device(db, user)
        .filter(device -> device.confirmedAt().isEmpty())
        .filter(device -> useCodeOf(db, user, device, code))
        .isPresent();
  }

  /// Takes a code of the device or of paper; it is used up thereby.
  ///
  /// @return which it was; empty when it is none
  public Optional<Proof> take(Db db, UUID user, Secret code) {
    var device = FactorStore.device(db, user).filter(known -> known.confirmedAt().isPresent());
    if (device.isPresent() && useCodeOf(db, user, device.get(), code)) {
      return Optional.of(Proof.TOTP);
    }
    return FactorStore.useCode(db, user, code, clock.instant())
        ? Optional.of(Proof.RECOVERY_CODE)
        : Optional.empty();
  }

  /// Whether a password alone does not open a session of this account.
  public static boolean has(Db db, UUID user) {
    return FactorStore.deviceSince(db, user).isPresent()
        || !PasskeyStore.credentialIds(db, user).isEmpty();
  }

  /// Codes of paper stand in for another factor: where there is none, they are worth nothing.
  public static void forgetRecoveryOfNothing(Db db, UUID user) {
    if (!has(db, user)) {
      FactorStore.removeRecoveryCodes(db, user);
    }
  }

  /// Forgets everything but the password.
  public static void forgetAll(Db db, UUID user) {
    FactorStore.removeDevice(db, user);
    PasskeyStore.remove(db, user, Optional.empty());
    FactorStore.removeRecoveryCodes(db, user);
  }

  private boolean useCodeOf(Db db, UUID user, FactorStore.Device device, Secret code) {
    var now = clock.instant();
    var step = Totp.stepOf(vault.open(device.secretSealed(), context(user)), code, now);
    return step.isPresent() && FactorStore.useStep(db, user, step.getAsLong(), now);
  }

  static String context(UUID user) {
    return "totp " + user;
  }
}
