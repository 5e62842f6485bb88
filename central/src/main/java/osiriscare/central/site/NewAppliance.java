package osiriscare.central.site;

import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Fields;

/// Body of the registration of an appliance that was configured instead of claimed.
public record NewAppliance(
    @Described(example = "nixos-appliance-1") String hostname,
    @Described(example = "84:3A:5B:91:B6:61") String macAddress,
    @Described("Its Ed25519 evidence key, 32 bytes in hex") String publicKey,
    @Described("SHA-256 of its API key, in hex") Optional<String> apiKeySha256,
    @Described("SHA-256 of its client certificate's public key, in hex")
        Optional<String> clientCertificatePublicKeySha256,
    @Described(
            "Whether these keys take the place of those that the appliance had: its evidence chain is closed and"
                + " the next begins")
        Optional<Boolean> replace) {

  static NewAppliance from(Fields fields) {
    var registered =
        new NewAppliance(
            fields.parsed("hostname", HostId::new).value(),
            fields.parsed("mac_address", MacAddress::parse).value(),
            fields.parsed("public_key", VerifyingKey::ofHex).hex(),
            fields.optionalParsed("api_key_sha256", Sha256::requireHex),
            fields.optionalParsed("client_certificate_public_key_sha256", Sha256::requireHex),
            Optional.of(fields.bool("replace", false)));
    if (registered.apiKeySha256().isEmpty()
        && registered.clientCertificatePublicKeySha256().isEmpty()) {
      throw fields.wrong(
          "api_key_sha256",
          "or client_certificate_public_key_sha256 is required: it could not prove itself");
    }
    return registered;
  }
}
