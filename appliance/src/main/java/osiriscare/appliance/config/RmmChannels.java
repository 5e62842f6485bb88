package osiriscare.appliance.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import osiriscare.protocol.json.Fields;

/// Where incidents of a site in reseller mode also go: to the tools of the MSP. In direct mode both
/// are empty, whatever the file says.
public record RmmChannels(Optional<Webhook> webhook, Optional<SyslogTarget> syslog) {
  /// A webhook and the file of the secret that signs what is posted to it.
  public record Webhook(URI url, Path secret) {}

  /// A syslog server, by UDP.
  public record SyslogTarget(String host, int port) {
    private static final Pattern FORM =
        Pattern.compile("(?<host>[A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:]+])[:](?<port>[0-9]{1,5})");
    private static final int PORT_MAX = 65_535;

    /// Reads `host:port`.
    static SyslogTarget parse(String text) {
      var match = FORM.matcher(text);
      if (match.matches()) {
        int port = Integer.parseInt(match.group("port"));
        if (port >= 1 && port <= PORT_MAX) {
          return new SyslogTarget(match.group("host").replaceAll("[\\[\\]]", ""), port);
        }
      }
      throw new IllegalArgumentException("must be host:port");
    }
  }

  /// Reads the keys, also in direct mode, so that a wrong one is found before it counts.
  static RmmChannels from(Fields fields, boolean isReseller) {
    var url = fields.optionalParsed("rmm_webhook_url", ConfigFile::endpoint);
    var secret = fields.optionalText("webhook_secret_file", 4096).map(Path::of);
    var target = fields.optionalParsed("syslog_target", SyslogTarget::parse);
    if (!isReseller) {
      return new RmmChannels(Optional.empty(), Optional.empty());
    }
    if (url.isPresent() && secret.isEmpty()) {
      throw fields.wrong("webhook_secret_file", "is required with rmm_webhook_url");
    }
    return new RmmChannels(url.map(address -> new Webhook(address, secret.orElseThrow())), target);
  }
}
