package osiriscare.flashpods.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.flashpods.id.UploadId;
import osiriscare.protocol.id.Secret;

/// One rsync password per upload, made from a key that never leaves this host: who knows one may
/// write to that upload and to no other, and only until it is finalized.
public final class RsyncPasswords {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final Path file;
  private final SecretKeySpec key;

  private RsyncPasswords(Path file, SecretKeySpec key) {
    this.file = file;
    this.key = key;
  }

  /// Opens them, with a new key when there is none.
  ///
  /// @param state folder of the API's own
  public static RsyncPasswords in(Path state) {
    var keyFile = state.resolve("rsync.key");
    try {
      if (!Files.exists(keyFile)) {
        var fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        AtomicFile.writePrivate(keyFile, fresh);
      }
      var passwords =
          new RsyncPasswords(
              state.resolve("rsyncd.secrets"),
              new SecretKeySpec(Files.readAllBytes(keyFile), ALGORITHM));
      passwords.admit(List::of);
      return passwords;
    } catch (IOException e) {
      throw new UncheckedIOException("keep the key of the rsync passwords", e);
    }
  }

  /// Where the rsync daemon reads them, at each connection.
  Path file() {
    return file;
  }

  /// The password of one upload.
  Secret of(UploadId id) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return new Secret(
          HexFormat.of().formatHex(mac.doFinal(id.value().getBytes(StandardCharsets.UTF_8))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /// Lets the senders of these uploads in, and nobody else. They are asked for while no other
  /// caller writes: a list that is older than the file never replaces it.
  synchronized void admit(Supplier<List<UploadId>> open) {
    var text =
        open.get().stream()
            .map(id -> id + ":" + of(id).reveal() + "\n")
            .collect(Collectors.joining());
    try {
      AtomicFile.writePrivate(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("write " + file, e);
    }
  }
}
