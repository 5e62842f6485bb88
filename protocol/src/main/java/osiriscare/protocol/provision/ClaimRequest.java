package osiriscare.protocol.provision;

import java.util.Optional;
import java.util.regex.Pattern;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// An appliance's wish to be put into service with a code.
///
/// @param publicKey its evidence key: 32 raw Ed25519 bytes in hex
/// @param apiKeySha256 hash of the API key that it made and keeps
public record ClaimRequest(
    ProvisionCode code,
    MacAddress mac,
    HostId hostname,
    Optional<String> hardwareId,
    String publicKey,
    String apiKeySha256) {

  private static final Pattern PUBLIC_KEY = Pattern.compile("[0-9a-f]{64}");

  /// Reads a claim.
  public static ClaimRequest from(Fields fields) {
    return new ClaimRequest(
        fields.parsed("provision_code", ProvisionCode::parse),
        fields.parsed("mac_address", MacAddress::parse),
        fields.parsed("hostname", HostId::new),
        fields.optionalText("hardware_id", 255),
        fields.parsed("public_key", ClaimRequest::requirePublicKey),
        fields.parsed("api_key_sha256", Sha256::requireHex));
  }

  /// The body to send; holds the code.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("provision_code", code.reveal());
    json.put("mac_address", mac.value());
    json.put("hostname", hostname.value());
    hardwareId.ifPresent(value -> json.put("hardware_id", value));
    json.put("public_key", publicKey);
    json.put("api_key_sha256", apiKeySha256);
    return json;
  }

  /// Returns the text when it has the form of a public key.
  ///
  /// @throws IllegalArgumentException otherwise
  public static String requirePublicKey(String text) {
    if (!PUBLIC_KEY.matcher(text).matches()) {
      throw new IllegalArgumentException("must be 32 bytes in lower-case hex");
    }
    return text;
  }
}
