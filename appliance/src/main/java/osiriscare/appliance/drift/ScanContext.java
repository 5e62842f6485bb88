package osiriscare.appliance.drift;

import java.net.URI;
import java.nio.file.Path;
import osiriscare.protocol.id.HostId;

/// What a scan needs to know of the appliance.
///
/// @param host the name that observations carry
/// @param stateDirectory where identity and evidence lie
/// @param central address of Central as configured
public record ScanContext(HostId host, Path stateDirectory, URI central) {
  int centralPort() {
    if (central.getPort() > 0) {
      return central.getPort();
    }
    return "http".equals(central.getScheme()) ? 80 : 443;
  }

  /// The name without the brackets of an IPv6 address.
  String centralHost() {
    var host = central.getHost();
    return host == null ? "" : host.replaceAll("[\\[\\]]", "");
  }
}
