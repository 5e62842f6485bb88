package osiriscare.appliance.provision;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.central.FailureClass;
import osiriscare.appliance.central.Reply;
import osiriscare.appliance.config.ConfigException;
import osiriscare.appliance.config.ConfigFile;
import osiriscare.appliance.config.Identity;
import osiriscare.appliance.store.LocalStore;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.protocol.id.ApiKey;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.provision.ClaimRequest;
import osiriscare.protocol.provision.ClaimResponse;

/// Puts this machine into service. Signing key, API key and MAC are on disk before the claim is
/// sent, so that after a crash at any moment the same claim can be sent again and gets the same
/// answer.
public final class Provisioner {
  private static final String API_KEY_FILE = "keys/api.key";

  private final Path configFile;
  private final Path stateDir;
  private final boolean healingDryRun;
  private final SecureRandom random;
  private final Clock clock;

  /// @param healingDryRun what `healing_dry_run` says in the new configuration
  public Provisioner(
      Path configFile, Path stateDir, boolean healingDryRun, SecureRandom random, Clock clock) {
    this.configFile = configFile;
    this.stateDir = stateDir;
    this.healingDryRun = healingDryRun;
    this.random = random;
    this.clock = clock;
  }

  /// The MAC address that names this appliance.
  public MacAddress mac() throws IOException {
    AtomicFile.createPrivateFolder(stateDir);
    return new PrimaryMac(Path.of("/sys/class/net"), random).of(stateDir);
  }

  /// This machine's host name.
  public static HostId hostname() {
    try {
      return new HostId(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
    } catch (IOException | IllegalArgumentException _) {
      return new HostId("osiriscare-appliance");
    }
  }

  /// Claims a code as somebody typed it. A code that cannot be one is refused before anything is
  /// sent.
  public ClaimOutcome claim(String typedCode, URI apiEndpoint)
      throws IOException, InterruptedException {
    ProvisionCode code;
    try {
      code = ProvisionCode.parse(typedCode);
    } catch (IllegalArgumentException e) {
      return new ClaimOutcome.Failed("Invalid provision code: it " + e.getMessage(), false);
    }
    var mac = mac();
    var signingKey = Identity.signingKey(stateDir, random);
    var apiKey = apiKey();
    var request =
        new ClaimRequest(
            code, mac, hostname(), hardwareId(), signingKey.verifyingKey().hex(), apiKey.sha256());
    try (var central = new CentralClient(apiEndpoint, Optional.empty(), Optional.empty())) {
      return switch (central.post("/api/provision/claim", request.toJson())) {
        case Reply.Done done -> claimed(done, apiKey);
        case Reply.Refused refused -> new ClaimOutcome.Failed(refused.detail(), isPassing(refused));
        case Reply.Failed failed -> new ClaimOutcome.Failed(sentence(failed.kind()), true);
      };
    }
  }

  private ClaimOutcome claimed(Reply.Done done, ApiKey apiKey) throws IOException {
    ClaimResponse claim;
    try {
      claim =
          ClaimResponse.from(
              done.body().orElseThrow(() -> new InvalidRequest("answer", "is empty")));
    } catch (InvalidRequest e) {
      return new ClaimOutcome.Failed(
          "The server's answer cannot be understood: " + e.getMessage(), true);
    }
    Identity.create(stateDir, claim, random);
    LocalStore.create(stateDir.resolve(LocalStore.FILE));
    ConfigFile.create(
        configFile, claim, apiKey, hostname(), stateDir, healingDryRun, clock.instant());
    // Its only copy is the configuration file now.
    Files.deleteIfExists(stateDir.resolve(API_KEY_FILE));
    return new ClaimOutcome.Claimed(ConfigFile.read(configFile, Map.of()));
  }

  private ApiKey apiKey() throws IOException {
    var file = stateDir.resolve(API_KEY_FILE);
    if (!Files.exists(file)) {
      AtomicFile.writePrivate(file, ApiKey.generate(random).reveal() + "\n");
    }
    try {
      return new ApiKey(Files.readString(file).strip());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(file, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> hardwareId() {
    try {
      return Optional.of(Files.readString(Path.of("/etc/machine-id")).strip())
          .filter(id -> !id.isEmpty());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static boolean isPassing(Reply.Refused refused) {
    return refused.code().isEmpty() || refused.code().get() == ProblemCode.RATE_LIMITED;
  }

  private static String sentence(FailureClass kind) {
    return switch (kind) {
      case TIMEOUT -> "Connection timed out";
      case DNS -> "Failed to connect to server: its name does not resolve";
      case TLS -> "Failed to connect to server: its certificate was not accepted";
      case SERVER_ERROR -> "The server has a problem of its own; try again later";
      case REFUSED, UNREACHABLE, UNAUTHORIZED, OTHER -> "Failed to connect to server";
    };
  }
}
