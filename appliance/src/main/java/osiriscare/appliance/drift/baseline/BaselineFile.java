package osiriscare.appliance.drift.baseline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import osiriscare.appliance.config.SignedFile;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.healing.baseline.Baseline;
import osiriscare.healing.baseline.BaselineDocument;
import osiriscare.protocol.json.InvalidRequest;

/// A baseline in a YAML file whose detached Ed25519 signature lies beside it as `FILE.sig`: 128 hex
/// digits over the exact bytes. Only Central's pinned keys for rules count. A file that is refused
/// changes nothing: the last accepted one stays in force, and before the first there is none.
public final class BaselineFile implements BaselineSource {
  private final Path file;
  private final List<VerifyingKey> pinned;
  private final Optional<String> version;
  // Guarded by this.
  private @Nullable Baseline accepted;

  /// @param pinned Central's public keys of purpose `rules`, from the claim
  /// @param version the policy version that it must have; empty means any. An older baseline is as
  ///   well signed as the newest.
  public BaselineFile(Path file, List<VerifyingKey> pinned, Optional<String> version) {
    this.file = file;
    this.version = version;
    this.pinned = List.copyOf(pinned);
  }

  @Override
  public synchronized Current current() {
    try {
      accepted = ofWantedVersion(BaselineDocument.yaml(SignedFile.text(file, pinned)));
      return new InForce(accepted, Optional.empty());
    } catch (InvalidRequest e) {
      var problem = "baseline " + file.getFileName() + " refused: " + e.getMessage();
      return accepted == null
          ? new Refused(problem)
          : new InForce(accepted, Optional.of(problem + "; the last accepted one stays in force"));
    }
  }

  private Baseline ofWantedVersion(Baseline baseline) {
    if (version.isPresent() && !version.get().equals(baseline.policyVersion())) {
      throw new InvalidRequest("policy_version", "must be " + version.get());
    }
    return baseline;
  }
}
