package osiriscare.central.passkey;

import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import osiriscare.central.access.Account;
import osiriscare.central.passkey.Signatures.Registered;
import osiriscare.central.route.Described;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.Sha256;

/// Asks devices to sign, and takes what they signed. A challenge works once, for a few minutes.
public final class Passkeys {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int CHALLENGE_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final Supplier<RelyingParty> party;
  private final Signatures signatures;
  private final Database database;
  private final Clock clock;

  /// @param address how browsers reach Central; known once it listens
  /// @param rpId when it is not simply the host of that
  public Passkeys(Database database, Supplier<URI> address, Optional<String> rpId, Clock clock) {
    this.party = () -> RelyingParty.of(address.get(), rpId);
    this.signatures = new Signatures(party);
    this.database = database;
    this.clock = clock;
  }

  /// What a browser needs to let a device make a key, in the words of WebAuthn.
  public record RegistrationOptions(
      @Described("In base64url, as all ids here") String challenge,
      String rpId,
      String rpName,
      String userId,
      String userName,
      List<Long> algorithms,
      @Described("Keys that the account has") List<String> excludedCredentials,
      long timeoutMs) {}

  /// What a browser needs to let a device sign.
  public record LoginOptions(String challenge, String rpId, long timeoutMs) {}

  /// Begins the registration of a device.
  public RegistrationOptions beginRegistration(Account account) {
    var user = account.userId();
    var known = database.inPlatform(db -> PasskeyStore.credentialIds(db, user));
    return new RegistrationOptions(
        ask(Optional.of(user)),
        party.get().id(),
        RelyingParty.NAME,
        TEXT.encodeToString(handle(user)),
        account.username(),
        Signatures.ALGORITHMS,
        known,
        PATIENCE.toMillis());
  }

  /// Begins a login.
  public LoginOptions beginLogin() {
    return new LoginOptions(ask(Optional.empty()), party.get().id(), PATIENCE.toMillis());
  }

  /// A key that a device made for an account; good to be added.
  public static final class Made {
    private final Registered key;

    private Made(Registered key) {
      this.key = key;
    }
  }

  /// Looks at the key that a device made.
  ///
  /// @param credential the browser's `PublicKeyCredential` as JSON
  /// @throws PasskeyRefused when it is not what was asked for
  public Made verify(UUID user, String credential) {
    var registration = signatures.parseRegistration(credential);
    requireAsked(registration.challenge().getValue(), Optional.of(user));
    return new Made(signatures.verify(registration));
  }

  /// Adds a key to an account.
  ///
  /// @throws PasskeyRefused when it is somebody's already, or the account has too many
  public PasskeyView add(Db db, UUID user, String name, Made made) {
    var id = UUID.randomUUID();
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (PasskeyStore.credentialIds(db, user).size() >= PasskeyStore.PER_ACCOUNT_MAX
        || !PasskeyStore.insert(db, id, user, name, made.key, now)) {
      throw new PasskeyRefused("the key is registered already, or the account has too many");
    }
    return new PasskeyView(id.toString(), name, now, Optional.empty(), made.key.isSynced());
  }

  /// Takes what a device signed, and answers whose it is.
  ///
  /// @param credential the browser's `PublicKeyCredential` as JSON
  /// @param mustVerify whether the device must have asked for a finger, a face or a PIN
  /// @throws PasskeyRefused when it is not what was asked for
  public UUID authenticate(String credential, boolean mustVerify) {
    var assertion = signatures.parseAssertion(credential);
    requireAsked(assertion.challenge().getValue(), Optional.empty());
    return database.inPlatform(db -> {
      var key =
          PasskeyStore.find(db, assertion.credentialId())
              .orElseThrow(() -> new PasskeyRefused("the key is not registered"));
      var handle = assertion.data().getUserHandle();
      if (handle != null && !Arrays.equals(handle, handle(key.userId()))) {
        throw new PasskeyRefused("the key was made for another account");
      }
      var used = signatures.verify(assertion, key, mustVerify);
      PasskeyStore.used(db, key.passkeyId(), used, clock.instant());
      return key.userId();
    });
  }

  private String ask(Optional<UUID> user) {
    var challenge = new byte[CHALLENGE_BYTES];
    RANDOM.nextBytes(challenge);
    database.inPlatform(db -> {
      PasskeyStore.ask(db, hash(challenge), user, clock.instant().plus(PATIENCE));
      return user;
    });
    return TEXT.encodeToString(challenge);
  }

  /// In a transaction of its own: a challenge is used up even by an answer that is refused.
  private void requireAsked(byte[] challenge, Optional<UUID> user) {
    boolean isAsked =
        database.inPlatform(db -> PasskeyStore.take(db, hash(challenge), user, clock.instant()));
    if (!isAsked) {
      throw new PasskeyRefused("the challenge was not asked, or not lately, or is answered");
    }
  }

  private static String hash(byte[] challenge) {
    return Sha256.hex(challenge);
  }

  /// What devices keep instead of the account's name.
  private static byte[] handle(UUID user) {
    return ByteBuffer.allocate(16)
        .putLong(user.getMostSignificantBits())
        .putLong(user.getLeastSignificantBits())
        .array();
  }
}
