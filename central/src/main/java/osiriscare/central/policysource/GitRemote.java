package osiriscare.central.policysource;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import osiriscare.protocol.json.Fields;

/// A repository that may be fetched from, as the operator of this Central configured it. Nothing
/// else is ever fetched.
///
/// @param url https, ssh or file; without a password
/// @param folder that holds the policy; empty means the whole repository
/// @param sshKey private key file, for ssh
/// @param knownHosts file with the host's key, for ssh; without it no host is believed
/// @param credentials file with the lines `username=…` and `password=…`, for https
/// @param authorities file with the certificates that are trusted instead of the machine's, for
///   https
record GitRemote(
    URI url,
    String branch,
    String folder,
    Optional<Path> sshKey,
    Optional<Path> knownHosts,
    Optional<Path> credentials,
    Optional<Path> authorities) {
  private static final Set<String> FIELDS =
      Set.of(
          "remote",
          "branch",
          "folder",
          "ssh_key_file",
          "known_hosts_file",
          "credentials_file",
          "ca_file");
  private static final Set<String> SCHEMES = Set.of("https", "ssh", "file");
  private static final int URL_MAX = 500;
  private static final int NAME_MAX = 200;
  // No dot or dash comes first in any part, so that nothing is an option or leads out of the tree.
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");
  // These go into command lines that git hands to a shell.
  private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._/-]+");

  /// Reads one entry of the settings.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest naming the field
  static GitRemote from(Fields fields) {
    for (var name : fields.tree().propertyNames()) {
      if (!FIELDS.contains(name)) {
        throw fields.wrong(name, "is not known here");
      }
    }
    var remote =
        new GitRemote(
            fields.parsed("remote", GitRemote::url),
            fields.optionalParsed("branch", GitRemote::name).orElse("main"),
            fields.optionalParsed("folder", GitRemote::name).orElse(""),
            fields.optionalParsed("ssh_key_file", GitRemote::path),
            fields.optionalParsed("known_hosts_file", GitRemote::path),
            fields.optionalParsed("credentials_file", GitRemote::path),
            fields.optionalParsed("ca_file", GitRemote::path));
    if (remote.isSsh() && (remote.sshKey.isEmpty() || remote.knownHosts.isEmpty())) {
      throw fields.wrong("ssh_key_file", "and known_hosts_file are required for ssh");
    }
    return remote;
  }

  /// Whether it is reached over SSH.
  boolean isSsh() {
    return "ssh".equals(url.getScheme());
  }

  private static URI url(String text) {
    try {
      var url = new URI(text);
      var user = Optional.ofNullable(url.getUserInfo()).orElse("");
      if (text.length() <= URL_MAX
          && SCHEMES.contains(String.valueOf(url.getScheme()))
          && (url.getHost() != null || "file".equals(url.getScheme()))
          && (user.isEmpty() || ("ssh".equals(url.getScheme()) && !user.contains(":")))) {
        return url;
      }
    } catch (URISyntaxException _) {
      // Answered below, as a URL of another kind.
    }
    throw new IllegalArgumentException("must be an https, ssh or file URL without a password");
  }

  private static String name(String text) {
    if (text.length() > NAME_MAX || text.contains("..") || !NAME.matcher(text).matches()) {
      throw new IllegalArgumentException("must be letters, digits, dots, dashes and slashes");
    }
    return text;
  }

  private static Path path(String text) {
    if (!PATH.matcher(text).matches()) {
      throw new IllegalArgumentException("must be an absolute path without blanks");
    }
    return Path.of(text);
  }
}
