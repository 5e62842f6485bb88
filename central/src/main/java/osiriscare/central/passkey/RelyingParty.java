package osiriscare.central.passkey;

import java.net.URI;
import java.util.Optional;

/// For whom devices sign: the name that browsers reach us by.
///
/// @param id the host, or a domain that it belongs to
/// @param origin the only pages whose signatures count, such as `https://central.example.com`
record RelyingParty(String id, String origin) {
  /// What people read when their device asks them.
  static final String NAME = "OsirisCare Central Command";

  private static final String LOOPBACK = "127.0.0.1";

  /// @param address how browsers reach Central
  /// @param id when it is not simply the host
  static RelyingParty of(URI address, Optional<String> id) {
    // Browsers know no passkeys of addresses; this machine has a name too.
    var host = address.getHost().equals(LOOPBACK) ? "localhost" : address.getHost();
    var port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return new RelyingParty(id.orElse(host), address.getScheme() + "://" + host + port);
  }
}
