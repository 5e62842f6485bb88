package osiriscare.healing.baseline;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The default is code: it cannot be torn, and it changes only with a release.
final class BuiltInBaseline {
  // The appliance's own listeners, so that a scan does not report the product itself.
  private static final List<String> OWN_PORTS =
      List.of(
          "tcp/22",
          "tcp/80",
          "tcp/8080",
          "tcp/8081",
          "tcp/8082",
          "tcp/8083",
          "tcp/8084",
          "tcp/8090",
          "tcp/50051");

  static final Baseline BASELINE =
      new Baseline(
          "1.0",
          new Baseline.Patching(Optional.empty(), 30, 7),
          List.of(),
          Optional.empty(),
          new Baseline.Firewall(Optional.empty(), List.of("external_allowed", "mcp_allowed")),
          List.of(),
          new Baseline.Time(List.of("time.cloudflare.com", "pool.ntp.org"), 5000),
          List.of(),
          new Baseline.Logging(
              List.of("systemd-journald", "rsyslogd", "syslog-ng"), 120, List.of()),
          90,
          List.of(),
          Map.of(
              "net.ipv4.ip_forward", "0",
              "net.ipv4.tcp_syncookies", "1",
              "net.ipv4.conf.all.accept_redirects", "0",
              "net.ipv6.conf.all.accept_redirects", "0",
              "net.ipv6.conf.all.forwarding", "0"),
          new Baseline.Ports(5, OWN_PORTS),
          List.of(),
          30);

  private BuiltInBaseline() {}
}
