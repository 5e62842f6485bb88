package osiriscare.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.cli.central.CentralClient;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.nix.NixEvaluation;

/// The pull-only profile alone: `services.compliance-agent` as its module writes it, with mutual
/// TLS through a real Caddy, under systemd; what it opens and what it reaches, as the kernel sees
/// it.
@Tag("product")
@Tag("real-podman")
@Tag("real-nix")
@Tag("real-caddy")
@TestInstance(Lifecycle.PER_CLASS)
class PullOnlyOnDebianTest {
  private static final String AGENT = "compliance-agent";
  private static final String KEYS = "/etc/osiriscare/keys/";
  private static final String LISTED = "203.0.113.7";
  private static final String OTHER = "203.0.113.9";

  /// Counts what leaves, behind the agent's own table.
  private static final String COUNTERS =
      """
      table inet seen {
        counter everything { }
        counter listed { }
        counter dns { }
        counter ntp { }
        chain left {
          type filter hook postrouting priority 300; policy accept;
          oifname != "lan0" accept
          meta l4proto { tcp, udp } counter name "everything"
          ip daddr %s tcp dport 443 counter name "listed"
          meta l4proto { tcp, udp } th dport 53 counter name "dns"
          udp dport 123 counter name "ntp"
        }
      }
      """
          .formatted(LISTED);

  private static final Pattern COUNTED = Pattern.compile("counter (\\w+) \\{\\s+packets ([0-9]+)");

  private RunningLauncher run;
  private CentralClient central;
  private MutualTlsProxy proxy;
  private DebianHost host;
  private Set<String> listenersBefore;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    var home = folder.resolve("home");
    run = RunningLauncher.start(home, 0, Map.of("OSIRIS_TRUSTED_PROXIES", "127.0.0.1"));
    run.await("summary");
    var token = new Secret(Files.readString(home.resolve("admin-token")).strip());
    central = new CentralClient(URI.create(run.await("dashboard").text("url")), token);
    var receiver =
        run.events("ready").stream()
            .filter(ready -> ready.text("program").equals("receiver"))
            .map(ready -> URI.create(ready.text("url")))
            .findFirst()
            .orElseThrow();
    var certificates = Files.createDirectory(folder.resolve("proxy"));
    proxy = new MutualTlsProxy(certificates, receiver);
    host = DebianHost.boot(Files.createDirectory(folder.resolve("host")), proxy.uri());
    var site =
        central
            .post(
                Json.object()
                    .put("name", "pull-only")
                    .put("partner_slug", "local")
                    .put("deployment_mode", "direct"),
                "sites")
            .text("site_id");
    for (var file : List.of("client.pem", "client.key", "ca.pem")) {
      host.write(KEYS + file, Files.readString(certificates.resolve(file)));
    }
    host.run("sh", "-c", "openssl rand -hex 32 | tr -d '\\n' >" + KEYS + "signing.key");
    host.run("sh", "-c", "chown compliance-agent " + KEYS + "* && chmod 600 " + KEYS + "*");
    var evaluation =
        NixUnits.install(
            host,
            NixEvaluation.of(
                folder, List.of("modules/compliance-agent.nix"), module(site, proxy.uri())));
    assertThat(evaluation.failed()).isEmpty();
    for (var unit : evaluation.units().entrySet()) {
      host.write("/etc/systemd/system/" + unit.getKey(), unit.getValue());
    }
    host.run("systemctl", "daemon-reload");
    network();
    host.write(
        "/etc/firewall.nft",
        Optional.ofNullable(evaluation.tables().get("compliance_agent")).orElseThrow() + COUNTERS);
    host.run("nft", "-f", "/etc/firewall.nft");
    register(site, evaluation.directive("compliance-agent.service", "ExecStart").getFirst());
    listenersBefore = listeners();
    host.run("systemctl", "enable", "compliance-agent.service", "osiriscare-root-helper.service");
    host.run("systemctl", "start", "compliance-agent.service");
  }

  private static String module(String site, URI central) {
    return """
    { networking.hostName = "debian";
      services.compliance-agent = {
        enable = true; siteId = "%s"; deploymentMode = "direct"; mcpUrl = "%s";
        allowedHosts = [ "allowed.example" ];
        baselinePath = "/etc/osiriscare/baseline.yaml";
        clientCertFile = "/etc/osiriscare/keys/client.pem";
        clientKeyFile = "/etc/osiriscare/keys/client.key";
        signingKeyFile = "/etc/osiriscare/keys/signing.key";
        pollInterval = 10;
        settings = {
          mac_address = "02:00:00:00:00:07"; server_ca_file = "/etc/osiriscare/keys/ca.pem"; healing_dry_run = true;
        };
      };
    }
    """
        .formatted(site, central);
  }

  // One link to nowhere, so that what leaves can be counted; nobody needs to answer.
  private void network() throws Exception {
    host.run("ip", "link", "add", "lan0", "type", "veth", "peer", "name", "lan1");
    host.run("ip", "address", "add", "10.9.0.2/24", "dev", "lan0");
    host.run("ip", "link", "set", "lan1", "up");
    host.run("ip", "link", "set", "lan0", "up");
    host.run("ip", "neigh", "add", "10.9.0.1", "lladdr", "02:00:00:00:00:01", "dev", "lan0");
    host.run("ip", "route", "add", "default", "via", "10.9.0.1");
    host.run("sh", "-c", "echo " + LISTED + " allowed.example >>/etc/hosts");
    host.run("sh", "-c", "echo nameserver 10.9.0.1 >/etc/resolv.conf");
  }

  private void register(String site, String command) throws Exception {
    host.run("install", "-d", "-o", AGENT, "-m", "700", "/var/lib/compliance-agent");
    var said = host.run("sh", "-c", "runuser -u " + AGENT + " -- " + command + " --registration");
    var request = Json.object(said, "registration").tree();
    central.post(request, "sites", site, "appliances");
  }

  @AfterAll
  void stop() throws Exception {
    host.close();
    proxy.close();
    run.close();
    central.close();
  }

  private String show(String property) throws java.io.IOException, InterruptedException {
    return host.run("systemctl", "show", AGENT, "--property=" + property, "--value");
  }

  private Set<String> listeners() throws Exception {
    return host.run("ss", "-Hlntu")
        .lines()
        .map(line -> line.replaceAll("\\s+", " ").split(" ", -1))
        .map(columns -> columns[0] + " " + columns[4])
        .collect(Collectors.toSet());
  }

  // All at one moment: packets by counter.
  private Map<String, Long> left() throws Exception {
    return COUNTED
        .matcher(host.run("nft", "list", "counters", "table", "inet", "seen"))
        .results()
        .collect(Collectors.toMap(found -> found.group(1), found -> Long.valueOf(found.group(2))));
  }

  private long left(String counter) throws Exception {
    return Optional.ofNullable(left().get(counter)).orElseThrow();
  }

  private long others() throws Exception {
    var all = left();
    return all.entrySet().stream()
        .mapToLong(each -> each.getKey().equals("everything") ? each.getValue() : -each.getValue())
        .sum();
  }

  @Test
  void worksAlone_opensNothing_andReachesOnlyWhatItMay() throws Exception {
    host.await("it checks in", () -> show("StatusText").matches("check-in at .*: ok; .*"));
    assertThat(show("ActiveState")).isEqualTo("active");
    assertThat(host.tryRun("systemctl", "is-active", "appliance-daemon")).isNotEqualTo("active");

    var pid = show("MainPID");
    var sockets =
        host.run("ss", "-Hantup")
            .lines()
            .filter(line -> line.contains("pid=" + pid + ","))
            .toList();
    assertThat(sockets).as("sockets of the agent, in the kernel").isNotEmpty();
    assertThat(sockets).noneMatch(line -> line.contains("LISTEN") || line.contains("UNCONN"));
    assertThat(sockets).allMatch(line -> line.contains(":" + proxy.uri().getPort() + " "));
    assertThat(listeners()).as("listening sockets of the host").isEqualTo(listenersBefore);

    host.run("systemctl", "start", "compliance-agent-egress-refresh.service");
    for (var refused :
        List.of(
            "exec 3<>/dev/tcp/" + OTHER + "/443",
            "exec 3<>/dev/tcp/" + LISTED + "/80",
            "exec 3<>/dev/tcp/" + LISTED + "/22",
            "echo x >/dev/udp/" + OTHER + "/514",
            "echo x >/dev/udp/" + LISTED + "/443")) {
      attempt(refused);
    }
    assertThat(others()).as("what may not leave").isZero();
    assertThat(left("listed")).isZero();
    attempt("exec 3<>/dev/tcp/" + LISTED + "/443");
    assertThat(left("listed")).isPositive();
    var dns = left("dns");
    attempt("echo x >/dev/udp/" + OTHER + "/53");
    assertThat(left("dns")).isGreaterThan(dns);
    var ntp = left("ntp");
    attempt("echo x >/dev/udp/" + OTHER + "/123");
    assertThat(left("ntp")).isGreaterThan(ntp);
    assertThat(others()).isZero();
  }

  private void attempt(String command) throws Exception {
    host.tryRun("runuser", "-u", AGENT, "--", "timeout", "2", "bash", "-c", command);
  }
}
