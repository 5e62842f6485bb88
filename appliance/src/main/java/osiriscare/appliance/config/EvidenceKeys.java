package osiriscare.appliance.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.evidence.signing.SigningKey;

/// The keys that sign evidence: the current one, those of earlier chains, and the one that a claim
/// under way will make the current one. A torn file is reported and never replaced.
public final class EvidenceKeys {
  private final Path folder;
  private final Optional<Path> given;
  private final Path current;
  private final Path next;
  private final SecureRandom random;

  public EvidenceKeys(Path stateDir, SecureRandom random) {
    this(stateDir, Optional.empty(), random);
  }

  private EvidenceKeys(Path stateDir, Optional<Path> given, SecureRandom random) {
    this.given = given;
    this.folder = stateDir.resolve("keys");
    this.current = folder.resolve("signing.key");
    this.next = folder.resolve("next-signing.key");
    this.random = random;
  }

  /// The keys of an appliance that has its configuration; that may name a file of its own for the
  /// present chain.
  public static EvidenceKeys of(ApplianceConfig config, SecureRandom random) {
    return new EvidenceKeys(config.stateDir(), config.signingKey(), random);
  }

  /// The key of the present chain, made at the first call unless the configuration names it.
  ///
  /// @throws ConfigException when the file is torn, or named and open to others
  public SigningKey current() throws IOException {
    return given.isPresent() ? given(given.get()) : make(current);
  }

  private static SigningKey given(Path file) {
    try {
      return SigningKey.ofFileForm(PrivateFile.read(file, "signing_key_file"));
    } catch (IllegalArgumentException e) {
      throw new ConfigException("signing_key_file", String.valueOf(e.getMessage()));
    }
  }

  /// The key to claim with, on disk before the claim is sent so that it can be repeated. A folder
  /// that has an identity keeps its key until the claim has worked.
  ///
  /// @param isBegun whether an earlier try of this claim may have been answered
  public SigningKey forClaim(boolean hasIdentity, boolean isBegun) throws IOException {
    return Files.exists(next) || (hasIdentity && !isBegun) ? make(next) : current();
  }

  /// Whether the claim replaces a key.
  public boolean hasNext() {
    return Files.exists(next);
  }

  /// Keeps the current key as that of a closed chain, so that what is still unsent of it can be
  /// delivered.
  public void retire(int chain) throws IOException {
    if (Files.exists(current)) {
      Files.move(current, retired(chain), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /// Makes the claim's key the current one.
  public void promote() throws IOException {
    if (Files.exists(next)) {
      Files.move(next, current, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /// Keys of the chains before this one, by chain.
  ///
  /// @throws ConfigException when a file is torn
  public SortedMap<Integer, SigningKey> before(int chain) throws IOException {
    var keys = new TreeMap<Integer, SigningKey>();
    for (int earlier = 1; earlier < chain; earlier++) {
      if (Files.exists(retired(earlier))) {
        keys.put(earlier, read(retired(earlier)));
      }
    }
    return keys;
  }

  private Path retired(int chain) {
    return folder.resolve("signing-chain-" + chain + ".key");
  }

  private SigningKey make(Path file) throws IOException {
    if (!Files.exists(file)) {
      AtomicFile.createPrivateFolder(folder);
      AtomicFile.writePrivate(file, SigningKey.generate(random).fileForm());
    }
    return read(file);
  }

  private static SigningKey read(Path file) throws IOException {
    try {
      return SigningKey.ofFileForm(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(file, String.valueOf(e.getMessage()));
    }
  }
}
