package osiriscare.appliance.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.provision.ClaimResponse;
import osiriscare.protocol.provision.ServerKey;
import osiriscare.protocol.provision.ServerKey.Purpose;

/// What the claim fixed for good: the chain to write and the keys of Central that are pinned. Lies
/// in `identity.json`; only a new claim writes it.
///
/// @param chain number of the evidence chain, from 1
/// @param siteKey key of the scrubber's replacements
public record Identity(
    ApplianceId appliance, int chain, List<ServerKey> pinnedKeys, Secret siteKey) {
  private static final String FILE = "identity.json";
  private static final String KEY_FILE = "keys/signing.key";

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
    var json = Json.object();
    json.put("appliance_id", claim.appliance().value());
    json.put("chain", claim.chain());
    var keys = json.putArray("server_keys");
    claim.serverKeys().forEach(key -> keys.add(key.toJson()));
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

  /// The evidence key, made before the claim so that a claim can be repeated.
  ///
  /// @throws ConfigException when the file is torn; it is never replaced
  public static SigningKey signingKey(Path stateDir, SecureRandom random) throws IOException {
    var file = stateDir.resolve(KEY_FILE);
    if (!Files.exists(file)) {
      AtomicFile.createPrivateFolder(stateDir.resolve("keys"));
      AtomicFile.writePrivate(file, SigningKey.generate(random).fileForm());
    }
    try {
      return SigningKey.ofFileForm(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(file, String.valueOf(e.getMessage()));
    }
  }
}
