package osiriscare.appliance.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.json.InvalidRequest;

/// A text file whose detached Ed25519 signature lies beside it as `FILE.sig`: 128 hex digits over
/// the exact bytes.
public final class SignedFile {
  /// Largest file that is read.
  public static final int BYTES_MAX = 256 * 1024;

  private static final int SIGNATURE_BYTES_MAX = 200;

  private SignedFile() {}

  /// Its text, read once: what was verified is what the caller gets.
  ///
  /// @throws InvalidRequest when it is missing, too large, no UTF-8 or not signed by one of these
  public static String text(Path file, List<VerifyingKey> pinned) {
    var text = text(read(file, BYTES_MAX, "file"));
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

  // Strict, so that the text that is used has exactly the bytes that were signed.
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new InvalidRequest("file", "is not UTF-8");
    }
  }
}
