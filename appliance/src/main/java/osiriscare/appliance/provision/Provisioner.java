package osiriscare.appliance.provision;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.central.FailureClass;
import osiriscare.appliance.central.Reply;
import osiriscare.appliance.config.ApiKeyFile;
import osiriscare.appliance.config.ClaimedConfig;
import osiriscare.appliance.config.ConfigFile;
import osiriscare.appliance.config.EvidenceKeys;
import osiriscare.appliance.config.Identity;
import osiriscare.appliance.config.ThisMachine;
import osiriscare.appliance.store.LocalStore;
import osiriscare.protocol.id.ApiKey;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.provision.ClaimRequest;
import osiriscare.protocol.provision.ClaimResponse;
import osiriscare.protocol.provision.HandOver;

/// Puts this machine into service. Signing key, API key and MAC are on disk before the claim is
/// sent, so that after a crash at any moment the same claim can be sent again and gets the same
/// answer.
public final class Provisioner {
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
    return ThisMachine.mac(stateDir, random);
  }

  /// The way a code takes from a phone to this machine.
  PhoneHandOver phone(URI apiEndpoint) {
    return new PhoneHandOver(apiEndpoint, random, clock);
  }

  SecureRandom random() {
    return random;
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
    var keys = new EvidenceKeys(stateDir, random);
    var signingKey = keys.forClaim(Identity.exists(stateDir), ApiKeyFile.exists(stateDir));
    var apiKey = ApiKeyFile.make(stateDir, random);
    var request =
        new ClaimRequest(
            code,
            mac,
            ThisMachine.hostname(),
            ThisMachine.hardwareId(),
            signingKey.verifyingKey().hex(),
            apiKey.sha256());
    try (var central = new CentralClient(apiEndpoint, Optional.empty(), Optional.empty())) {
      return switch (central.post("/api/provision/claim", request.toJson())) {
        case Reply.Done done -> claimed(done, apiKey);
        case Reply.Refused refused ->
            new ClaimOutcome.Failed(refused.detail(), isPassing(refused), result(refused));
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
    takeIdentity(claim);
    LocalStore.create(stateDir.resolve(LocalStore.FILE));
    ClaimedConfig.write(
        configFile,
        claim,
        apiKey,
        ThisMachine.hostname(),
        stateDir,
        healingDryRun,
        clock.instant());
    // Its only copy is the configuration file now.
    ApiKeyFile.delete(stateDir);
    return new ClaimOutcome.Claimed(ConfigFile.read(configFile, Map.of()));
  }

  // Each step may be repeated after a crash; the claim's key becomes the current one last.
  private void takeIdentity(ClaimResponse claim) throws IOException {
    var keys = new EvidenceKeys(stateDir, random);
    if (keys.hasNext()) {
      var old = Identity.read(stateDir);
      if (!old.appliance().equals(claim.appliance())) {
        // Cannot be delivered with our new API key, and must not be lost.
        keys.retire(old.chain());
        RetiredState.setAside(stateDir, old);
      } else if (old.chain() != claim.chain()) {
        keys.retire(old.chain());
      }
    }
    Identity.create(stateDir, claim, random);
    keys.promote();
  }

  private static HandOver.Result result(Reply.Refused refused) {
    return refused
        .code()
        .flatMap(code ->
            Arrays.stream(HandOver.Result.values())
                .filter(result -> result.word().equals(code.code()))
                .findFirst())
        .orElse(HandOver.Result.FAILED);
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
