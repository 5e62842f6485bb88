package osiriscare.appliance.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.central.ClientTls;
import osiriscare.appliance.central.Reply;
import osiriscare.appliance.config.ApiKeyFile;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.ApplianceConfig.ClientCertificate;
import osiriscare.appliance.config.ConfigException;
import osiriscare.appliance.config.EvidenceKeys;
import osiriscare.appliance.config.Identity;
import osiriscare.appliance.store.LocalStore;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.provision.ServerKey;
import tools.jackson.databind.node.ObjectNode;

/// Puts an appliance into service that was configured instead of claimed: an operator registers
/// what [#request] shows, and the first contact after that brings the keys to pin, over the same
/// TLS that a claim would use.
public final class Registration {
  private static final Logger log = LoggerFactory.getLogger(Registration.class);

  private final ApplianceConfig config;
  private final SecureRandom random;

  public Registration(ApplianceConfig config, SecureRandom random) {
    this.config = config;
    this.random = random;
  }

  /// What an operator registers at Central, as the body of that request. Keys that are missing are
  /// made, so that it says the same each time.
  ///
  /// @throws ConfigException when the file says that the appliance is claimed
  public static ObjectNode request(ApplianceConfig config, SecureRandom random) throws IOException {
    if (config.enrolment() == ApplianceConfig.Enrolment.CLAIMED) {
      throw new ConfigException(
          config.stateDir(), "belongs to a claimed appliance, which is not registered by hand");
    }
    var json = Json.object();
    json.put("hostname", config.hostname().value());
    json.put("mac_address", config.mac().value());
    var key = EvidenceKeys.of(config, random).current();
    json.put("public_key", key.verifyingKey().hex());
    var certificate = config.clientCertificate().map(ClientCertificate::certificate);
    if (config.apiKey().isPresent() || certificate.isEmpty()) {
      var apiKey =
          config.apiKey().isPresent()
              ? config.apiKey().get()
              : ApiKeyFile.make(config.stateDir(), random);
      json.put("api_key_sha256", apiKey.sha256());
    }
    certificate.ifPresent(
        file -> json.put("client_certificate_public_key_sha256", ClientTls.publicKeySha256(file)));
    return json;
  }

  /// Takes the identity from Central unless it is there.
  ///
  /// @return whether the appliance has its identity; if not, the journal says why and it is worth
  ///   trying again
  /// @throws ConfigException when trying again would not help
  public boolean complete() throws IOException, InterruptedException {
    if (Identity.exists(config.stateDir())) {
      return true;
    }
    var store = config.stateDir().resolve(LocalStore.FILE);
    // Empty: the first contact was cut off between the two files.
    if (Files.exists(store) && !LocalStore.isUnused(store)) {
      throw new ConfigException(
          config.stateDir().resolve("identity.json"), "is missing, though " + store + " is there");
    }
    if (config.apiKey().isEmpty() && config.clientCertificate().isEmpty()) {
      throw new ConfigException(
          config.stateDir(),
          "holds no API key, and neither api_key, api_key_file nor client_cert_file is configured:"
              + " --registration makes a key and shows what to register");
    }
    var tls = ClientTls.of(config.clientCertificate(), config.serverCa());
    try (var central = new CentralClient(config.apiEndpoint(), config.apiKey(), tls)) {
      var path = "/api/provision/config/" + config.appliance();
      return switch (central.get(path, Duration.ZERO)) {
        case Reply.Done done -> take(done.body(), store);
        case Reply.Refused refused -> later(refused.detail());
        case Reply.Failed failed -> later(failed.kind().word());
      };
    }
  }

  private static boolean later(String why) {
    log.atWarn()
        .addKeyValue("why", why)
        .log("Central does not know this appliance yet; register what --registration prints");
    return false;
  }

  private boolean take(Optional<Fields> body, Path store) throws IOException {
    if (body.isEmpty()) {
      return later("its answer is empty");
    }
    int chain;
    List<ServerKey> keys;
    try {
      chain = chain(body.get());
      keys = serverKeys(body.get());
    } catch (InvalidRequest e) {
      return later("its answer does not fit: " + e.getMessage());
    }
    // The store before the identity: an identity without a store would be taken for a lost one.
    LocalStore.create(store);
    Identity.create(config.stateDir(), config.appliance(), chain, keys, random);
    log.atInfo()
        .addKeyValue("appliance", config.appliance())
        .addKeyValue("chain", chain)
        .log("registered appliance has its identity");
    return true;
  }

  private int chain(Fields answer) throws IOException {
    require(answer, "site_id", config.site().value());
    require(answer, "appliance_id", config.appliance().value());
    require(answer, "deployment_mode", config.deploymentMode());
    if (!answer.optionalText("reseller_id", 100).equals(config.resellerId())) {
      throw answer.wrong("reseller_id", "differs from our configuration");
    }
    var key = EvidenceKeys.of(config, random).current().verifyingKey().hex();
    require(answer, "public_key", key);
    var chain = answer.object("chain");
    if (chain.integer("sequence", 0, Long.MAX_VALUE) > 0) {
      throw chain.wrong(
          "sequence",
          "shows evidence that this folder has lost; register a new key with \"replace\": true");
    }
    return (int) chain.integer("number", 1, Integer.MAX_VALUE);
  }

  private static void require(Fields answer, String field, String ours) {
    if (!answer.text(field, 300).equals(ours)) {
      throw answer.wrong(field, "differs from ours, which is " + ours);
    }
  }

  private List<ServerKey> serverKeys(Fields answer) {
    var keys = answer.objects("server_keys", 20, ServerKey::from);
    var expected = config.serverPublicKeys();
    for (var key : keys) {
      if (!expected.isEmpty() && !expected.contains(key.publicKey())) {
        throw answer.wrong("server_keys", "holds a key that server_public_keys does not list");
      }
    }
    return keys;
  }
}
