package osiriscare.appliance.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.provision.ClaimResponse;
import osiriscare.protocol.provision.ServerKey;
import osiriscare.protocol.provision.ServerKey.Purpose;

/// What the claim or the first contact after a registration fixed for good: the chain to write and
/// the keys of Central that are pinned. Lies in `identity.json`; only a new claim writes it.
///
/// @param chain number of the evidence chain, from 1
/// @param siteKey key of the scrubber's replacements
public record Identity(
    ApplianceId appliance, int chain, List<ServerKey> pinnedKeys, Secret siteKey) {
  private static final String FILE = "identity.json";

  public Identity {
    pinnedKeys = List.copyOf(pinnedKeys);
  }

  /// Keys that may sign what serves this purpose.
  public List<VerifyingKey> pinned(Purpose purpose) {
    return pinnedKeys.stream()
        .filter(key -> key.purpose() == purpose)
        .map(key -> VerifyingKey.ofHex(key.publicKey()))
        .toList();
  }

  /// Writes what a claim brought.
  public static void create(Path stateDir, ClaimResponse claim, SecureRandom random)
      throws IOException {
    create(stateDir, claim.appliance(), claim.chain(), claim.serverKeys(), random);
  }

  /// Writes what Central said of an appliance that was registered.
  public static void create(
      Path stateDir,
      ApplianceId appliance,
      int chain,
      List<ServerKey> serverKeys,
      SecureRandom random)
      throws IOException {
    var json = Json.object();
    json.put("appliance_id", appliance.value());
    json.put("chain", chain);
    var keys = json.putArray("server_keys");
    serverKeys.forEach(key -> keys.add(key.toJson()));
    json.put("site_key", PhiScrubber.newKey(random).reveal());
    AtomicFile.writePrivate(stateDir.resolve(FILE), Json.text(json) + "\n");
  }

  /// Reads it back.
  ///
  /// @throws ConfigException saying what is wrong and where
  public static Identity read(Path stateDir) {
    var file = stateDir.resolve(FILE);
    try {
      var fields = Json.object(Files.readString(file), FILE);
      return new Identity(
          fields.parsed("appliance_id", ApplianceId::new),
          (int) fields.integer("chain", 1, Integer.MAX_VALUE),
          fields.objects("server_keys", 20, ServerKey::from),
          new Secret(fields.text("site_key")));
    } catch (InvalidRequest e) {
      throw new ConfigException(file, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new ConfigException(file, "cannot be read");
    }
  }

  /// Whether this folder holds an identity.
  public static boolean exists(Path stateDir) {
    return Files.exists(stateDir.resolve(FILE));
  }
}
