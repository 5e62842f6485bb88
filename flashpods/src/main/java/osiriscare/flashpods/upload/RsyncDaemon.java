package osiriscare.flashpods.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import osiriscare.daemon.file.AtomicFile;

/// Writes what the host's rsync daemon is started with: `rsyncd.conf`, and `rsyncd.secrets` with
/// the one user `flashpods` and a password that is made once. A sender sees and writes only the
/// folder of uploads that are still open; what is finalized lies outside of it.
///
/// @param uploads folder of the uploads that are still open
/// @param state where the two files go
/// @param address the only address to listen at
/// @param allowed addresses that may connect
/// @param user whose files they become
public record RsyncDaemon(Path uploads, Path state, String address, String allowed, String user) {
  private static final int PASSWORD_BYTES = 32;

  /// Where the daemon's settings are.
  public Path file() {
    return state.resolve("rsyncd.conf");
  }

  private Path secrets() {
    return state.resolve("rsyncd.secrets");
  }

  /// Writes both files; a password that is there stays.
  public void write() {
    try {
      if (!Files.exists(secrets())) {
        var password = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(password);
        AtomicFile.writePrivate(
            secrets(), "flashpods:" + HexFormat.of().formatHex(password) + "\n");
      }
      AtomicFile.writePrivate(file(), text());
    } catch (IOException e) {
      throw new UncheckedIOException("write " + file(), e);
    }
  }

  // "strict modes" would want the secrets to be root's, but we make them; their mode is 0600 as
  // it wants. Devices cannot be made by the user that the daemon becomes, and finalizing refuses
  // pipes and sockets. Programs that a configuration could name are never set.
  private String text() {
    return """
    # Written by flashpods-api at each start; changes are lost.
    address = %s
    hosts allow = %s
    hosts deny = *
    max connections = 10
    use chroot = true
    timeout = 300
    lock file = %s

    [uploads]
      path = %s
      read only = false
      write only = true
      list = false
      uid = %s
      gid = %s
      auth users = flashpods
      secrets file = %s
      strict modes = false
      numeric ids = true
      munge symlinks = false
      incoming chmod = Du=rwx,Dgo=,Fu+rw,Fgo=,ugo-s
      refuse options = write-devices copy-devices keep-dirlinks super
    """
        .formatted(
            word(address),
            word(allowed),
            word(state.resolve("rsyncd.lock").toString()),
            word(uploads.toAbsolutePath().toString()),
            word(user),
            word(user),
            word(secrets().toAbsolutePath().toString()));
  }

  // A value with a line end could bring settings of its own; % begins a variable of rsync's.
  private static String word(String value) {
    if (value.isBlank() || value.chars().anyMatch(c -> c < ' ' || c == '%' || c == '\\')) {
      throw new IllegalArgumentException("not for rsyncd.conf: " + value);
    }
    return value;
  }
}
