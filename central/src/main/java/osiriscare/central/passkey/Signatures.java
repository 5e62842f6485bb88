package osiriscare.central.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.data.extension.client.AuthenticationExtensionsClientOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Checks what devices signed, by the rules of WebAuthn: kind, challenge, origin, relying party,
/// presence of a person, signature and counter.
final class Signatures {
  /// ES256, Ed25519 and RS256, in the order of our liking.
  static final List<Long> ALGORITHMS = List.of(-7L, -8L, -257L);

  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final ObjectConverter converter = new ObjectConverter();
  private final AttestedCredentialDataConverter keys =
      new AttestedCredentialDataConverter(converter);
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
  private final Supplier<RelyingParty> party;

  Signatures(Supplier<RelyingParty> party) {
    this.party = party;
  }

  /// A registration that was not verified yet.
  record Registration(RegistrationData data, Challenge challenge) {}

  /// A login that was not verified yet.
  record Assertion(AuthenticationData data, Challenge challenge, String credentialId) {}

  /// A key as its registration proved it.
  record Registered(
      String credentialId,
      String keyData,
      long signCount,
      boolean isVerifying,
      boolean mayBeSynced,
      boolean isSynced) {}

  /// How the device stands after a login.
  record Used(long signCount, boolean isSynced) {}

  Registration parseRegistration(String json) {
    try {
      var data = manager.parseRegistrationResponseJSON(json);
      return new Registration(data, challenge(data.getCollectedClientData()));
    } catch (RuntimeException e) {
      // The library lets through whatever its parsers throw.
      throw new PasskeyRefused("the registration does not parse", e);
    }
  }

  Registered verify(Registration registration) {
    var algorithms =
        ALGORITHMS.stream()
            .map(id ->
                new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(id)))
            .toList();
    try {
      var data =
          manager.verify(
              registration.data(),
              new RegistrationParameters(
                  server(registration.challenge()), algorithms, false, true));
      var device = present(present(data.getAttestationObject()).getAuthenticatorData());
      var key = present(device.getAttestedCredentialData());
      return new Registered(
          TEXT.encodeToString(key.getCredentialId()),
          TEXT.encodeToString(keys.convert(key)),
          device.getSignCount(),
          device.isFlagUV(),
          device.isFlagBE(),
          device.isFlagBS());
    } catch (VerificationException | DataConversionException e) {
      throw new PasskeyRefused("the registration does not verify", e);
    }
  }

  Assertion parseAssertion(String json) {
    try {
      var data = manager.parseAuthenticationResponseJSON(json);
      return new Assertion(
          data,
          challenge(data.getCollectedClientData()),
          TEXT.encodeToString(present(data.getCredentialId())));
    } catch (RuntimeException e) {
      // As above.
      throw new PasskeyRefused("the assertion does not parse", e);
    }
  }

  /// @param mustVerify whether the device must have asked for a finger, a face or a PIN
  Used verify(Assertion assertion, PasskeyStore.Key key, boolean mustVerify) {
    try {
      var data =
          manager.verify(
              assertion.data(),
              new AuthenticationParameters(
                  server(assertion.challenge()), record(key), null, mustVerify, true));
      var device = present(data.getAuthenticatorData());
      return new Used(device.getSignCount(), device.isFlagBS());
    } catch (VerificationException | DataConversionException e) {
      throw new PasskeyRefused("the assertion does not verify", e);
    }
  }

  private CredentialRecordImpl record(PasskeyStore.Key key) {
    return new CredentialRecordImpl(
        new NoneAttestationStatement(),
        key.isVerifying(),
        key.mayBeSynced(),
        key.isSynced(),
        key.signCount(),
        keys.convert(Base64.getUrlDecoder().decode(key.keyData())),
        new AuthenticationExtensionsAuthenticatorOutputs<>(),
        null,
        new AuthenticationExtensionsClientOutputs<>(),
        Set.of());
  }

  private ServerProperty server(Challenge challenge) {
    var ours = party.get();
    return ServerProperty.builder()
        .origin(new Origin(ours.origin()))
        .rpId(ours.id())
        .challenge(challenge)
        .build();
  }

  private static Challenge challenge(@Nullable CollectedClientData data) {
    return present(present(data).getChallenge());
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new PasskeyRefused("the answer lacks a part");
    }
    return value;
  }
}
