package osiriscare.appliance.drift.baseline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.json.InvalidRequest;

/// A baseline in a YAML file whose detached Ed25519 signature lies beside it as `FILE.sig`: 128 hex
/// digits over the exact bytes. Only Central's pinned keys for rules count. A file that is refused
/// changes nothing: the last accepted one stays in force, and before the first there is none.
public final class BaselineFile implements BaselineSource {
  /// Largest file that is read.
  public static final int BYTES_MAX = 256 * 1024;

  private static final int SIGNATURE_BYTES_MAX = 200;

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
      accepted = ofWantedVersion(BaselineReader.read(verified()));
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

  /// The signature is checked before anything is parsed.
  private String verified() {
    var text = text(read(file, BYTES_MAX, "baseline"));
    var signatureFile = file.resolveSibling(file.getFileName() + ".sig");
    var signature = text(read(signatureFile, SIGNATURE_BYTES_MAX, "signature")).strip();
    if (!signature.matches("[0-9a-f]{128}")) {
      throw new InvalidRequest("signature", "must be 128 lower-case hex digits");
    }
    if (pinned.stream().noneMatch(key -> key.verifies(text, signature))) {
      throw new InvalidRequest("signature", "is not that of a pinned key for rules");
    }
    return text;
  }

  private static byte[] read(Path path, int bytesMax, String field) {
    try (var in = Files.newInputStream(path)) {
      var bytes = in.readNBytes(bytesMax + 1);
      if (bytes.length > bytesMax) {
        throw new InvalidRequest(field, "is larger than " + bytesMax + " bytes");
      }
      return bytes;
    } catch (NoSuchFileException _) {
      throw new InvalidRequest(field, "is missing");
    } catch (IOException _) {
      throw new InvalidRequest(field, "cannot be read");
    }
  }

  /// Strict, so that the text that is parsed has exactly the bytes that were signed.
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new InvalidRequest("baseline", "is not UTF-8");
    }
  }
}
