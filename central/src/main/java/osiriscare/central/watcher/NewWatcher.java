package osiriscare.central.watcher;

import osiriscare.central.route.Described;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Fields;

/// Body of the registration of a watcher, as `msp-watcher identity` prints it.
public record NewWatcher(
    @Described(example = "db-1") String hostId,
    @Described("SHA-256 of its key for the receiver, in hex") String apiKeySha256,
    @Described("Its Ed25519 key for event streams, 32 bytes in hex") String publicKey) {

  static NewWatcher from(Fields fields) {
    return new NewWatcher(
        fields.parsed("host_id", HostId::new).value(),
        fields.parsed("api_key_sha256", Sha256::requireHex),
        fields.parsed("public_key", VerifyingKey::ofHex).hex());
  }
}
