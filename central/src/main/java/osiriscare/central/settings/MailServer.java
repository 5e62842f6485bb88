package osiriscare.central.settings;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import osiriscare.protocol.id.Secret;

/// The mail server that takes our mail.
///
/// @param from sender of every mail
public record MailServer(
    String host,
    int port,
    Security security,
    Optional<String> username,
    Optional<Secret> password,
    String from) {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  static boolean isThisMachine(String host) {
    return THIS_MACHINE.contains(host);
  }

  /// How the connection is protected.
  public enum Security {
    /// TLS from the first byte.
    TLS,
    /// TLS before anything else is said.
    START_TLS,
    /// Not at all: on this machine only.
    NONE
  }

  /// @param url `smtps://user@host:465`, or `smtp://user@host:587` for STARTTLS, which only a
  ///   server on this machine may do without
  /// @throws IllegalArgumentException when it is something else
  static MailServer of(URI url, Optional<Secret> password, String from) {
    var scheme = String.valueOf(url.getScheme());
    if (!Set.of("smtp", "smtps").contains(scheme) || url.getHost() == null) {
      throw new IllegalArgumentException("must be smtp://[user@]host[:port] or smtps://…");
    }
    var username = Optional.ofNullable(url.getUserInfo());
    if (username.filter(name -> name.contains(":")).isPresent()) {
      throw new IllegalArgumentException("must not hold the password: OSIRIS_SMTP_PASSWORD_FILE");
    }
    boolean isTls = scheme.equals("smtps");
    var security =
        isTls ? Security.TLS : isThisMachine(url.getHost()) ? Security.NONE : Security.START_TLS;
    int port = url.getPort() > 0 ? url.getPort() : isTls ? 465 : 587;
    return new MailServer(url.getHost(), port, security, username, password, from);
  }
}
