package osiriscare.evidence.bundle;

import java.util.Optional;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.KeyId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// A bundle as its signed text says it.
///
/// @param version `1.0`, or `1.1` and later minor versions
/// @param position its place in a chain; empty in version 1.0
/// @param fields everything that was signed, unknown fields included
public record Bundle(
    String version, BundleContent content, Optional<ChainPosition> position, Fields fields) {

  /// Reads a signed text; says nothing about its signature.
  ///
  /// @throws InvalidRequest naming the field that is missing or wrong
  /// @throws UnknownVersion when the major version is not 1
  public static Bundle parse(String signedPayload) {
    var fields = Json.object(signedPayload, "signed_payload");
    var version = fields.text("version", 20);
    if (!version.matches("1\\.[0-9]{1,4}")) {
      throw new UnknownVersion();
    }
    var isVersion10 = version.equals(BundleJson.VERSION_1_0);
    var content = BundleJson.content(fields, isVersion10);
    var position =
        isVersion10 ? Optional.<ChainPosition>empty() : Optional.of(BundleJson.position(fields));
    position.ifPresent(p -> {
      if (!p.appliance().site().equals(content.site())) {
        throw new InvalidRequest("appliance_id", "must belong to site_id");
      }
    });
    var bundle = new Bundle(version, content, position, fields);
    switch (content.kind()) {
      case GAP -> refusedHash(content);
      case KEY_ROTATION -> bundle.rotatedKey();
      case CHECK, SCAN, ORDER, HEALING -> {}
      case RULESET -> requireRulesetHash(content);
    }
    if (!isVersion10 && !CanonicalJson.of(fields.tree()).equals(signedPayload)) {
      throw new InvalidRequest("signed_payload", "must be canonical JSON (RFC 8785)");
    }
    return bundle;
  }

  // A ruleset is found by its hash for ever, so the hash must be its own.
  private static void requireRulesetHash(BundleContent content) {
    var policy = Fields.of(content.postState()).object("policy").tree();
    if (!content.rulesetHash().equals("sha256:" + Sha256.hex(CanonicalJson.of(policy)))) {
      throw new InvalidRequest("ruleset_hash", "must be the hash of post_state.policy");
    }
  }

  /// The key that a key rotation hands over to.
  ///
  /// @throws InvalidRequest when this is no key rotation, or its key and key id do not fit
  public VerifyingKey rotatedKey() {
    var postState = fields.object("post_state");
    var key = postState.parsed("new_public_key", VerifyingKey::ofHex);
    if (!key.id().equals(postState.parsed("new_key_id", KeyId::new))) {
      throw postState.wrong("new_key_id", "must be the id of new_public_key");
    }
    return key;
  }

  /// Signs a bundle of version 1.1, after checking that every reader will accept it.
  ///
  /// @throws InvalidRequest naming what a reader would refuse
  public static SignedBundle sign(BundleContent content, ChainPosition position, SigningKey key) {
    if (!key.verifyingKey().id().equals(position.keyId())) {
      throw new IllegalArgumentException("the position names another key");
    }
    var text = CanonicalJson.of(BundleJson.write(content, position));
    if (text.length() > SignedBundle.PAYLOAD_MAX) {
      throw new InvalidRequest(
          "signed_payload", "must have at most " + SignedBundle.PAYLOAD_MAX + " characters");
    }
    parse(text);
    return new SignedBundle(text, key.sign(text), position.keyId());
  }

  /// What the successor names as its predecessor: SHA-256 of the signed bytes; for a gap, the hash
  /// of the bundle that it stands in for, so that bundles which were signed behind that one still
  /// fit.
  public static String linkHash(BundleContent content, String signedPayload) {
    return content.kind() == BundleKind.GAP ? refusedHash(content) : Sha256.hex(signedPayload);
  }

  private static String refusedHash(BundleContent gap) {
    return Fields.of(Json.object().set("pre_state", gap.preState()))
        .object("pre_state")
        .parsed("refused_hash", Sha256::requireHex);
  }
}
