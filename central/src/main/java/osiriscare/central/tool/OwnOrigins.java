package osiriscare.central.tool;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/// Which pages may speak MCP to us: our own. A page of another site could have its name resolve to
/// this machine, and its browser would then bring it inside; no program but a browser sends an
/// origin.
///
/// @param publicUrl where browsers reach us; empty when they do so on this machine only
record OwnOrigins(Optional<URI> publicUrl) {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  boolean isOurs(String origin) {
    try {
      var page = new URI(origin);
      return publicUrl
          .map(ours -> origin(ours).equals(origin(page)))
          .orElseGet(() -> page.getHost() != null && THIS_MACHINE.contains(page.getHost()));
    } catch (URISyntaxException _) {
      return false;
    }
  }

  private static String origin(URI url) {
    int port = url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
    return url.getScheme() + "://" + url.getHost() + ":" + port;
  }
}
