package osiriscare.cli.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import osiriscare.cli.CommandFailed;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.ChainPosition;
import osiriscare.evidence.bundle.SignedBundle;
import osiriscare.evidence.bundle.UnknownVersion;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.KeyId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// A bundle as it lies in a file: exported (`NAME.json` beside `NAME.sig`), or in its wire form.
///
/// @param position empty in version 1.0
record BundleFile(Path file, SignedBundle signed, Optional<ChainPosition> position) {
  private static final long BYTES_MAX = 4_000_000;
  private static final int FILES_MAX = 100_000;
  private static final String JSON = ".json";

  /// All files that are meant: the named ones, and in folders every `.json` that has a `.sig`.
  static List<Path> find(List<Path> named) {
    var files = new ArrayList<Path>();
    for (var path : named) {
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      try (var below = Files.walk(path)) {
        below.filter(BundleFile::isExported).sorted().limit(FILES_MAX + 1L).forEach(files::add);
      } catch (IOException e) {
        throw new CommandFailed("Cannot read the folder " + path);
      }
    }
    if (files.isEmpty() || files.size() > FILES_MAX) {
      throw new CommandFailed(
          CommandFailed.USAGE,
          files.size() + " bundles found; 1 to " + FILES_MAX + " can be checked");
    }
    return files;
  }

  /// Reads one.
  ///
  /// @throws InvalidRequest when it is no bundle
  /// @throws UnknownVersion when it is one of another major version
  static BundleFile read(Path file, List<VerifyingKey> keys) {
    var text = text(file);
    var json = Json.object(text, "file");
    if (json.has("signed_payload")) {
      var signed = SignedBundle.from(json);
      return new BundleFile(file, signed, Bundle.parse(signed.signedPayload()).position());
    }
    var position = Bundle.parse(text).position();
    var signature = text(signatureOf(file)).strip();
    var signer = position.map(ChainPosition::keyId).orElseGet(() -> signer(text, signature, keys));
    return new BundleFile(file, new SignedBundle(text, signature, signer), position);
  }

  // Version 1.0 does not say who signed.
  private static KeyId signer(String text, String signature, List<VerifyingKey> keys) {
    return keys.stream()
        .filter(key -> key.verifies(text, signature))
        .findFirst()
        .orElse(keys.getFirst())
        .id();
  }

  private static boolean isExported(Path file) {
    return file.toString().endsWith(JSON) && Files.exists(signatureOf(file));
  }

  private static Path signatureOf(Path file) {
    var name = String.valueOf(file.getFileName());
    var stem = name.endsWith(JSON) ? name.substring(0, name.length() - JSON.length()) : name;
    return file.resolveSibling(stem + ".sig");
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw new InvalidRequest("file", "is larger than any bundle");
      }
      return Files.readString(file);
    } catch (IOException _) {
      throw new InvalidRequest("file", "cannot be read as text: " + file);
    }
  }
}
