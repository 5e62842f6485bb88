package osiriscare.appliance.nixos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.testkit.nix.NixEvaluation;

/// The rules that the modules come to, loaded into a real kernel: two hosts with a wire between
/// them, an appliance and the rest of the world.
@Tag("real-nix")
@Tag("real-nftables")
class FirewallNetworkTest {
  private static final String REFRESH = "compliance-agent-egress-refresh.service";

  @TempDir Path folder;
  private TwoHosts hosts;

  @BeforeEach
  void connect() throws Exception {
    hosts = TwoHosts.connect();
    for (int port : List.of(22, 80, 389, 443, 5985, 8443)) {
      hosts.listen(TwoHosts.WORLD, port);
    }
    hosts.listenForDatagrams(TwoHosts.LISTED, 514);
    for (int port : List.of(53, 123, 514)) {
      hosts.listenForDatagrams(TwoHosts.OTHER, port);
    }
    hosts.listenForDatagrams(TwoHosts.OUTSIDE, 53);
    for (int port : List.of(22, 80, 8080, 8081, 8083, 50051)) {
      hosts.listen(TwoHosts.APPLIANCE, port);
    }
  }

  @AfterEach
  void disconnect() throws Exception {
    hosts.close();
  }

  private void load(NixEvaluation evaluation, String table) throws Exception {
    var file = Files.writeString(folder.resolve("table.nft"), evaluation.tables().get(table));
    hosts.run(TwoHosts.APPLIANCE, "nft", "-c", "-f", file.toString());
    hosts.run(TwoHosts.APPLIANCE, "nft", "-f", file.toString());
  }

  private boolean refresh(NixEvaluation evaluation) throws Exception {
    var script = Files.readString(evaluation.named(REFRESH, "-start"));
    var here = Files.writeString(folder.resolve("refresh"), inTheStoreOf(evaluation, script));
    var addresses = Files.createDirectories(folder.resolve("run"));
    return hosts.succeeds(
        TwoHosts.APPLIANCE, "env", "RUNTIME_DIRECTORY=" + addresses, "bash", "-e", here.toString());
  }

  private static String inTheStoreOf(NixEvaluation evaluation, String text) {
    return text.replace("/nix/store/", evaluation.store() + "/nix/store/");
  }

  private static final String POLICY =
      """
      mcpUrl = "https://mcp.example.test:8443"; allowedHosts = [ "mcp.example.test" ];
      syslogTarget = "mcp.example.test:514";
      """;

  @Test
  void pullOnly_reachesOnlyTheListAndDnsAndNtp_andNothingComesIn() throws Exception {
    var evaluation = AgentModule.with(folder, POLICY);
    load(evaluation, "compliance_agent");
    hosts.names(Map.of("mcp.example.test", TwoHosts.LISTED));

    assertThat(hosts.reaches(TwoHosts.LISTED, 443)).as("closed until a name resolved").isFalse();
    assertThat(refresh(evaluation)).isTrue();

    assertThat(hosts.reaches(TwoHosts.LISTED, 443)).isTrue();
    assertThat(hosts.reaches(TwoHosts.LISTED, 8443)).as("the port of mcpUrl").isTrue();
    assertThat(hosts.answersDatagrams(TwoHosts.LISTED, 514)).as("syslog").isTrue();
    assertThat(hosts.answersDatagrams(TwoHosts.OTHER, 53)).as("DNS").isTrue();
    assertThat(hosts.answersDatagrams(TwoHosts.OTHER, 123)).as("NTP").isTrue();
    for (int port : List.of(22, 80, 5985)) {
      assertThat(hosts.reaches(TwoHosts.LISTED, port)).as("port " + port).isFalse();
    }
    assertThat(hosts.reaches(TwoHosts.OTHER, 443)).as("a host that is not listed").isFalse();
    assertThat(hosts.answersDatagrams(TwoHosts.OTHER, 514)).isFalse();
    for (int port : List.of(22, 80, 8080, 50051)) {
      assertThat(hosts.isReachedFrom(TwoHosts.SITE, port)).as("in on " + port).isFalse();
    }
    assertThat(hosts.run(TwoHosts.APPLIANCE, "nft", "list", "ruleset"))
        .contains("log prefix \"compliance-agent-blocked: \"")
        .contains("limit rate 10/minute")
        .doesNotContain("counter packets 0");
  }

  @Test
  void nameThatNoLongerResolves_keepsItsAddresses_andNothingElseOpens() throws Exception {
    var evaluation = AgentModule.with(folder, POLICY);
    load(evaluation, "compliance_agent");
    hosts.names(Map.of("mcp.example.test", TwoHosts.LISTED));
    refresh(evaluation);
    hosts.names(Map.of());

    assertThat(refresh(evaluation)).as("an error that is seen").isFalse();

    assertThat(hosts.reaches(TwoHosts.LISTED, 443)).isTrue();
    assertThat(hosts.reaches(TwoHosts.OTHER, 443)).isFalse();

    hosts.names(Map.of("mcp.example.test", TwoHosts.OTHER));
    assertThat(refresh(evaluation)).isTrue();
    assertThat(hosts.reaches(TwoHosts.OTHER, 443)).as("moved").isTrue();
    assertThat(hosts.reaches(TwoHosts.LISTED, 443)).as("moved away").isFalse();
  }

  @Test
  void directMode_opensNothingForTheMsp() {
    var evaluation = AgentModule.with(folder, POLICY + "deploymentMode = \"direct\";");
    assertThat(endpoints(evaluation)).doesNotContain("udp").contains("tcp 8443");
    assertThat(endpoints(AgentModule.with(folder, POLICY))).contains("udp 514");
  }

  private static String endpoints(NixEvaluation evaluation) {
    try {
      var script = Files.readString(evaluation.named(REFRESH, "-start"));
      var list = script.replaceAll("(?s).*done <(\\S+).*", "$1");
      return Files.readString(evaluation.file(list));
    } catch (IOException e) {
      throw new AssertionError("read the endpoints", e);
    }
  }

  @Test
  void fullProfile_hasTheDocumentedPorts_andKeepsTheSitesToTheSite() throws Exception {
    var evaluation =
        NixEvaluation.of(
            folder,
            List.of("modules/appliance-daemon.nix"),
            "{ services.appliance-daemon = { enable = true; siteRanges = [ \"10.77.0.0/24\" ]; }; }");
    load(evaluation, "appliance_daemon");

    for (int port : List.of(22, 80, 8080, 50051)) {
      assertThat(hosts.isReachedFrom(TwoHosts.OUTSIDE, port)).as("in on " + port).isTrue();
    }
    assertThat(hosts.isReachedFrom(TwoHosts.SITE, 8083)).isTrue();
    assertThat(hosts.isReachedFrom(TwoHosts.OUTSIDE, 8083)).isFalse();
    assertThat(hosts.isReachedFrom(TwoHosts.SITE, 8081)).isFalse();
    for (int port : List.of(22, 389, 5985)) {
      assertThat(hosts.reaches(TwoHosts.SITE, port)).as("out to the site, " + port).isTrue();
      assertThat(hosts.reaches(TwoHosts.OUTSIDE, port)).as("out elsewhere, " + port).isFalse();
    }
    assertThat(hosts.reaches(TwoHosts.OUTSIDE, 443)).isTrue();
    assertThat(hosts.reaches(TwoHosts.OUTSIDE, 80)).isFalse();
    assertThat(hosts.answersDatagrams(TwoHosts.OUTSIDE, 53)).isTrue();
  }
}
