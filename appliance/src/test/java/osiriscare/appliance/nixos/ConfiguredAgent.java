package osiriscare.appliance.nixos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import osiriscare.appliance.AgentProgram;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.ConfigFile;
import osiriscare.appliance.provision.Registration;
import osiriscare.appliance.store.LocalStore;
import osiriscare.evidence.order.OrderSigner;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.ApiKey;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.Order;
import osiriscare.protocol.order.SignedOrder;
import osiriscare.testkit.nix.NixEvaluation;
import osiriscare.testkit.receiver.FakeReceiver;
import tools.jackson.databind.node.ObjectNode;

/// The agent as the module's unit starts it, in a state folder of its own and registered at a
/// receiver of its own.
final class ConfiguredAgent implements AutoCloseable {
  /// What the baseline of this policy version asks for.
  static final String BASELINE = "policy_version: \"%s\"\ncritical_services: [%s]\n";

  private static final SecureRandom RANDOM = new SecureRandom();

  final FakeReceiver receiver = new FakeReceiver(Clock.systemUTC());
  final SigningKey key = SigningKey.generate(RANDOM);

  private final Path folder;
  private final List<Process> started = new ArrayList<>();
  private final NixEvaluation evaluation;
  private final Map<String, String> environment;

  /// @param folder empty
  /// @param service what its baseline wants to run
  /// @param definitions within `services.compliance-agent`
  ConfiguredAgent(Path folder, String policy, String service, String definitions)
      throws IOException, InterruptedException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("state"));
    var baseline = BASELINE.formatted(policy, service);
    Files.writeString(folder.resolve("baseline.yaml"), baseline);
    Files.writeString(
        folder.resolve("baseline.yaml.sig"), receiver.rulesKey().sign(baseline) + "\n");
    secret("signing.key", key.fileForm());
    secret("api.key", ApiKey.generate(RANDOM).reveal());
    certificate();
    this.evaluation =
        AgentModule.with(
            folder,
            """
            mcpUrl = "%1$s";
            baselinePath = "%2$s/baseline.yaml";
            signingKeyFile = "%2$s/signing.key";
            clientCertFile = "%2$s/client.pem";
            clientKeyFile = "%2$s/client.key";
            settings.enrolment = "registered";
            settings.api_key_file = "%2$s/api.key";
            settings.healing_dry_run = true;
            %3$s
            """
                .formatted(receiver.uri(), folder, definitions));
    this.environment = new HashMap<>(evaluation.environment(AgentModule.UNIT));
    environment.put("STATE_DIR", folder.resolve("state").toString());
    register();
  }

  /// A file that nobody else may read.
  Path secret(String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name), text + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  // It is shown to nobody here: the receiver of this test speaks no TLS.
  private void certificate() throws IOException, InterruptedException {
    var openssl =
        ("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=agent"
                + " -keyout client.key -out client.pem")
            .split(" ");
    int exit =
        new ProcessBuilder(openssl)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("openssl.log").toFile())
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException(Files.readString(folder.resolve("openssl.log")));
    }
  }

  private void register() throws IOException {
    var config = config();
    var request = Registration.request(config, RANDOM);
    var answer = Json.object().put("deployment_mode", config.deploymentMode());
    config
        .resellerId()
        .ifPresentOrElse(
            reseller -> answer.put("reseller_id", reseller), () -> answer.putNull("reseller_id"));
    answer.put("public_key", request.path("public_key").asString());
    answer.putObject("chain").put("number", 1).put("sequence", 0);
    receiver.register(config.appliance(), request, answer);
  }

  /// Has the program trust this key store's certificates instead of the public authorities.
  void trust(Path store) {
    environment.put(
        "JAVA_TOOL_OPTIONS",
        "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
            .formatted(store, FakeMsp.STORE_PASSWORD));
  }

  /// What the program makes of the module's file and environment.
  ApplianceConfig config() {
    return ConfigFile.read(file(), environment);
  }

  private Path file() {
    return evaluation.named(AgentModule.UNIT, ".yaml");
  }

  Path state() {
    return folder.resolve("state");
  }

  /// Starts the program, with what it prints in `output`.
  Process start(String... arguments) throws IOException {
    var configured = new ArrayList<>(List.of("--config", file().toString()));
    configured.addAll(List.of(arguments));
    var builder = AgentProgram.of(state(), configured.toArray(String[]::new));
    builder.redirectOutput(folder.resolve("output").toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    started.add(process);
    return process;
  }

  /// What the program prints, run to its end.
  String run(String... arguments) throws IOException, InterruptedException {
    var process = start(arguments);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError(List.of(arguments) + ": " + output());
    }
    return output();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"), UTF_8);
  }

  /// The policy that holds, as the program tells it.
  ObjectNode policy() throws IOException, InterruptedException {
    return Json.object(run("--policy"), "policy").tree();
  }

  /// Its store, while the program does not run.
  Connection database() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + state().resolve(LocalStore.FILE));
  }

  /// An order for a diagnosis that was issued so long ago, valid for 15 minutes.
  SignedOrder order(Duration age) {
    var issued = Instant.now().minus(age);
    var order =
        new Order(
            OrderId.issue(issued, RANDOM),
            "diagnostic",
            Json.object().put("command", "uptime"),
            config().appliance(),
            Sha256.hex(Long.toString(RANDOM.nextLong())).substring(0, 32),
            issued,
            issued.plusSeconds(900),
            issued.plusSeconds(900));
    return new OrderSigner(receiver.orderKey()).sign(order, 0);
  }

  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
    receiver.close();
  }
}
