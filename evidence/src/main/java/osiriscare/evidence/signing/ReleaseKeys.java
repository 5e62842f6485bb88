package osiriscare.evidence.signing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The keys that may sign what we release. None of them means that nothing is taken.
public record ReleaseKeys(List<VerifyingKey> keys) {
  /// Nothing is taken.
  public static final ReleaseKeys NONE = new ReleaseKeys(List.of());

  public ReleaseKeys {
    keys = List.copyOf(keys);
  }

  /// Reads public keys in hex with commas between them.
  ///
  /// @throws IllegalArgumentException when one of them is none
  public static ReleaseKeys parse(String text) {
    return new ReleaseKeys(
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(key -> !key.isEmpty())
            .map(VerifyingKey::ofHex)
            .toList());
  }

  /// Whether one of them signed the text's UTF-8 bytes.
  public boolean verifies(String text, String signatureHex) {
    return signer(text, signatureHex).isPresent();
  }

  /// The one of them that signed the text's UTF-8 bytes.
  public Optional<VerifyingKey> signer(String text, String signatureHex) {
    return keys.stream().filter(key -> key.verifies(text, signatureHex)).findFirst();
  }

  public boolean isEmpty() {
    return keys.isEmpty();
  }
}
