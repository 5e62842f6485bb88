package osiriscare.flashpods.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import osiriscare.daemon.file.AtomicFile;

/// Writes `rsyncd.conf`, what the host's rsync daemon is started with. A sender writes to its own
/// open upload only and sees nothing; what is finalized lies outside of it.
///
/// @param uploads folder of the uploads that are still open
/// @param state where the settings go
/// @param address the only address to listen at
/// @param allowed addresses that may connect
/// @param user whose files they become
/// @param passwords none lets anybody at an allowed address write to any open upload, as the
///   documents have it
public record RsyncDaemon(
    Path uploads,
    Path state,
    String address,
    String allowed,
    String user,
    Optional<RsyncPasswords> passwords) {
  // The daemon sets this one to the user that it has just checked.
  private static final String OWN_FOLDER = "/%RSYNC_USER_NAME%";

  /// Where the daemon's settings are.
  public Path file() {
    return state.resolve("rsyncd.conf");
  }

  /// Writes the settings.
  public void write() {
    try {
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
    %s  numeric ids = true
      munge symlinks = false
      incoming chmod = Du=rwx,Dgo=,Fu+rw,Fgo=,ugo-s
      refuse options = write-devices copy-devices keep-dirlinks super
    """
        .formatted(
            word(address),
            word(allowed),
            word(state.resolve("rsyncd.lock").toString()),
            word(uploads.toAbsolutePath().toString()) + (passwords.isPresent() ? OWN_FOLDER : ""),
            word(user),
            word(user),
            passwords.map(RsyncDaemon::authentication).orElse(""));
  }

  private static String authentication(RsyncPasswords passwords) {
    return """
      auth users = upload_*
      secrets file = %s
      strict modes = false
    """
        .formatted(word(passwords.file().toAbsolutePath().toString()));
  }

  // A value with a line end could bring settings of its own; % begins a variable of rsync's.
  private static String word(String value) {
    if (value.isBlank() || value.chars().anyMatch(c -> c < ' ' || c == '%' || c == '\\')) {
      throw new IllegalArgumentException("not for rsyncd.conf: " + value);
    }
    return value;
  }
}
