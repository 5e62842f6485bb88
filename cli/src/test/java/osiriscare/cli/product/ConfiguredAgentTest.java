package osiriscare.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.cli.central.CentralClient;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// An agent that was configured instead of claimed, against the running product: with an API key,
/// and with a client certificate through a real Caddy.
@Tag("product")
@TestInstance(Lifecycle.PER_CLASS)
class ConfiguredAgentTest {
  private static final long LIMIT_S = 200;

  private Path folder;
  private RunningLauncher run;
  private CentralClient central;
  private URI receiver = URI.create("http://127.0.0.1");

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    this.folder = folder;
    var home = folder.resolve("home");
    run = RunningLauncher.start(home, 0, Map.of("OSIRIS_TRUSTED_PROXIES", "127.0.0.1"));
    run.await("summary");
    var token = new Secret(Files.readString(home.resolve("admin-token")).strip());
    central = new CentralClient(URI.create(run.await("dashboard").text("url")), token);
    receiver =
        run.events("ready").stream()
            .filter(ready -> ready.text("program").equals("receiver"))
            .map(ready -> URI.create(ready.text("url")))
            .findFirst()
            .orElseThrow();
  }

  @AfterAll
  void stop() {
    run.close();
    central.close();
  }

  @Test
  void withAnApiKey_isRegisteredProvesItsMachine_andAfterALossIsReplaced() throws Exception {
    var site = site("configured");
    var state = Files.createDirectory(folder.resolve("agent"));
    var config = config(state, site, receiver, "");
    var request = request(config);
    assertThat(agent(config, "--once")).as("not registered yet").isEqualTo(1);
    var appliance = register(site, request);
    assertThat(agent(config, "--once")).isZero();
    everyBundleIsGood(site, 1);

    try (var files = Files.walk(state)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (!file.equals(config)) {
          Files.delete(file);
        }
      }
    }
    var fresh = request(config).put("replace", true);
    assertThat(register(site, fresh)).isEqualTo(appliance);
    assertThat(agent(config, "--once")).isZero();
    everyBundleIsGood(site, 2);
  }

  @Test
  @Tag("real-caddy")
  void withAClientCertificate_throughCaddy_needsNoApiKey() throws Exception {
    var site = site("certified");
    try (var proxy = new MutualTlsProxy(Files.createDirectory(folder.resolve("proxy")), receiver)) {
      var state = Files.createDirectory(folder.resolve("certified-agent"));
      var config = config(state, site, proxy.uri(), proxy.clientConfiguration());
      var request = request(config);
      assertThat(request.has("api_key_sha256")).isFalse();
      register(site, request);
      assertThat(agent(config, "--once")).isZero();
      everyBundleIsGood(site, 1);
    }
  }

  private String site(String name) {
    var partner = central.get("partners").objects("items", 10, row -> row.text("slug")).getFirst();
    var wanted = Json.object().put("name", name).put("partner_slug", partner);
    return central.post(wanted.put("deployment_mode", "direct"), "sites").text("site_id");
  }

  private static Path config(Path state, String site, URI endpoint, String more)
      throws IOException {
    return Files.writeString(
        state.resolve("config.yaml"),
        """
        enrolment: registered
        site_id: %s
        api_endpoint: %s
        deployment_mode: direct
        state_dir: %s
        healing_dry_run: true
        %s
        """
            .formatted(site, endpoint, state, more));
  }

  private ObjectNode request(Path config) throws IOException, InterruptedException {
    assertThat(agent(config, "--registration")).isZero();
    return Json.object(Files.readString(output()).strip(), "registration").tree();
  }

  private String register(String site, ObjectNode request) {
    return central.post(request, "sites", site, "appliances").text("appliance_id");
  }

  private void everyBundleIsGood(String site, int chain) {
    var bundles =
        central
            .get("evidence", "sites", site, "bundles?limit=200")
            .objects("items", 200, b -> b)
            .stream()
            .filter(bundle -> bundle.integer("chain", 1, 100) == chain)
            .map(bundle -> bundle.text("bundle_id"))
            .toList();
    assertThat(bundles).hasSizeGreaterThan(12);
    for (var bundle : bundles) {
      Fields verdict = central.get("evidence", bundle, "verify");
      assertThat(verdict.bool("signature_valid") && verdict.bool("chain_valid"))
          .as(Json.text(verdict.tree()))
          .isTrue();
    }
  }

  private Path output() {
    return folder.resolve("agent-output");
  }

  private int agent(Path config, String option) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                RunningLauncher.jar("appliance").toString(),
                "--config",
                config.toString(),
                "--state-dir",
                String.valueOf(config.getParent()),
                option));
    var agent =
        new ProcessBuilder(command)
            .redirectOutput(output().toFile())
            .redirectError(folder.resolve("agent-errors").toFile())
            .start();
    assertThat(agent.waitFor(LIMIT_S, TimeUnit.SECONDS)).isTrue();
    return agent.exitValue();
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
