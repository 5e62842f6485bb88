package osiriscare.central;

import com.webauthn4j.data.AttestationConveyancePreference;
import com.webauthn4j.data.AuthenticatorSelectionCriteria;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialDescriptor;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.PublicKeyCredentialRpEntity;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.PublicKeyCredentialUserEntity;
import com.webauthn4j.data.UserVerificationRequirement;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.test.authenticator.webauthn.NoneAttestationAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticatorAdaptor;
import com.webauthn4j.test.client.ClientPlatform;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A browser with a device that holds keys, as webauthn4j's emulator plays them.
final class PasskeyDevice {
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder BYTES = Base64.getUrlDecoder();

  private final ClientPlatform browser;

  /// @param origin the page that asks
  PasskeyDevice(String origin) {
    browser =
        new ClientPlatform(
            new Origin(origin),
            new WebAuthnAuthenticatorAdaptor(new NoneAttestationAuthenticator()));
  }

  /// The same device, asked by another page.
  PasskeyDevice at(String origin) {
    var other = new PasskeyDevice(origin);
    other.browser.setAuthenticatorAdaptor(browser.getAuthenticatorAdaptor());
    return other;
  }

  /// Makes a key.
  ObjectNode register(JsonNode options) {
    var made =
        browser.create(
            new PublicKeyCredentialCreationOptions(
                new PublicKeyCredentialRpEntity(
                    options.path("rp_id").asString(), options.path("rp_name").asString()),
                new PublicKeyCredentialUserEntity(
                    BYTES.decode(options.path("user_id").asString()),
                    options.path("user_name").asString(),
                    options.path("user_name").asString()),
                new DefaultChallenge(BYTES.decode(options.path("challenge").asString())),
                options
                    .path("algorithms")
                    .valueStream()
                    .map(id ->
                        new PublicKeyCredentialParameters(
                            PublicKeyCredentialType.PUBLIC_KEY,
                            COSEAlgorithmIdentifier.create(id.asLong())))
                    .toList(),
                60_000L,
                List.of(),
                new AuthenticatorSelectionCriteria(
                    null, true, UserVerificationRequirement.PREFERRED),
                AttestationConveyancePreference.NONE,
                null));
    var response = present(made.getResponse());
    return credential(
        present(made.getId()),
        Json.object()
            .put("clientDataJSON", TEXT.encodeToString(response.getClientDataJSON()))
            .put("attestationObject", TEXT.encodeToString(response.getAttestationObject())));
  }

  /// Signs with a key.
  ObjectNode sign(JsonNode options, UserVerificationRequirement verification, String... allowed) {
    var signed =
        browser.get(
            new PublicKeyCredentialRequestOptions(
                new DefaultChallenge(BYTES.decode(options.path("challenge").asString())),
                60_000L,
                options.path("rp_id").asString(),
                List.of(allowed).stream()
                    .map(id ->
                        new PublicKeyCredentialDescriptor(
                            PublicKeyCredentialType.PUBLIC_KEY, BYTES.decode(id), Set.of()))
                    .toList(),
                verification,
                null));
    var response = present(signed.getResponse());
    return credential(
        present(signed.getId()),
        Json.object()
            .put("clientDataJSON", TEXT.encodeToString(response.getClientDataJSON()))
            .put("authenticatorData", TEXT.encodeToString(response.getAuthenticatorData()))
            .put("signature", TEXT.encodeToString(response.getSignature()))
            .put("userHandle", TEXT.encodeToString(response.getUserHandle())));
  }

  private static <T> T present(@Nullable T value) {
    return Optional.ofNullable(value).orElseThrow();
  }

  private static ObjectNode credential(String id, ObjectNode response) {
    var credential = Json.object().put("id", id).put("rawId", id).put("type", "public-key");
    credential.set("response", response);
    credential.set("clientExtensionResults", Json.object());
    return credential;
  }
}
