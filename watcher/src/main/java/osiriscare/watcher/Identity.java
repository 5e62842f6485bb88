package osiriscare.watcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Supplier;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.WatcherKey;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// The watcher's own secrets. They are made on this host, lie in its state folder (mode 0600) and
/// never leave it.
///
/// @param key for the receiver
/// @param signing for the entries of an event stream
/// @param phi for the keyed hashes that patient data is replaced by
public record Identity(WatcherKey key, SigningKey signing, Secret phi) {
  /// Reads the identity of a state folder, or makes it.
  ///
  /// @throws IllegalStateException naming the file that is torn; it is never replaced silently
  public static Identity of(Path folder, SecureRandom random) throws IOException {
    return new Identity(
        new WatcherKey(
            read(
                folder.resolve("api-key"),
                () -> WatcherKey.generate(random).reveal(),
                WatcherKey::new)),
        SigningKey.ofFileForm(
            read(
                folder.resolve("signing-key"),
                () -> SigningKey.generate(random).fileForm(),
                SigningKey::ofFileForm)),
        new Secret(
            read(
                folder.resolve("phi-key"),
                () -> PhiScrubber.newKey(random).reveal(),
                text -> new PhiScrubber(new Secret(text)))));
  }

  /// What an operator registers at Central: nothing secret.
  public ObjectNode registration(HostId host) {
    return Json.object()
        .put("host_id", host.value())
        .put("api_key_sha256", key.sha256())
        .put("public_key", signing.verifyingKey().hex());
  }

  @FunctionalInterface
  private interface Form {
    Object parse(String text);
  }

  private static String read(Path file, Supplier<String> make, Form form) throws IOException {
    if (!Files.exists(file)) {
      AtomicFile.writePrivate(file, make.get().strip() + "\n");
    }
    var text = Files.readString(file).strip();
    try {
      form.parse(text);
      return text;
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(file + " " + e.getMessage());
    }
  }
}
