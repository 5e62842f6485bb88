package osiriscare.central.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import osiriscare.central.settings.SsoProvider;
import osiriscare.protocol.id.Secret;

/// Talks to the provider: discovery, the way to its login, the code for a signed token. Whatever is
/// not as it must be refuses the login; there is no second way.
final class OidcClient {
  private static final Duration METADATA_KEPT = Duration.ofMinutes(10);
  private static final int TIMEOUT_MS = 5_000;
  private static final int KEYS_BYTES_MAX = 256 * 1024;

  // Only signatures whose key the provider alone has.
  private static final Set<JWSAlgorithm> SIGNATURES =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

  private final SsoProvider provider;
  private final Clock clock;
  private volatile @Nullable Known known;

  private record Known(OIDCProviderMetadata metadata, Instant until) {}

  OidcClient(SsoProvider provider, Clock clock) {
    this.provider = provider;
    this.clock = clock;
  }

  /// Where the browser logs in.
  ///
  /// @throws SsoUnavailable when the provider does not answer
  URI loginPage(SsoFlow flow, URI redirect) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope("openid", "email", "profile"),
            new ClientID(provider.clientId()),
            redirect)
        .endpointURI(metadata().getAuthorizationEndpointURI())
        .state(new State(flow.state().reveal()))
        .nonce(new Nonce(flow.nonce().reveal()))
        .codeChallenge(new CodeVerifier(flow.verifier().reveal()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /// Redeems a code.
  ///
  /// @throws SsoUnavailable when the provider does not answer
  /// @throws SsoRefused when it refuses the code, or its token does not hold
  Identity redeem(SsoFlow flow, Secret code, URI redirect) {
    var token = token(flow, code, redirect);
    var algorithm = token.getHeader().getAlgorithm();
    if (!(algorithm instanceof JWSAlgorithm signature) || !SIGNATURES.contains(signature)) {
      throw new SsoRefused("the token is signed with " + algorithm);
    }
    try {
      var validator =
          new IDTokenValidator(
              new Issuer(provider.issuer()),
              new ClientID(provider.clientId()),
              signature,
              metadata().getJWKSetURI().toURL(),
              new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, KEYS_BYTES_MAX));
      return identity(validator.validate(token, new Nonce(flow.nonce().reveal())));
    } catch (BadJOSEException e) {
      throw new SsoRefused("the token does not hold", e);
    } catch (JOSEException | IOException e) {
      throw new SsoUnavailable("get the provider's keys", e);
    }
  }

  private JWT token(SsoFlow flow, Secret code, URI redirect) {
    var request =
        new TokenRequest.Builder(
                metadata().getTokenEndpointURI(),
                new ClientSecretBasic(
                    new ClientID(provider.clientId()),
                    new com.nimbusds.oauth2.sdk.auth.Secret(provider.clientSecret().reveal())),
                new AuthorizationCodeGrant(
                    new AuthorizationCode(code.reveal()),
                    redirect,
                    new CodeVerifier(flow.verifier().reveal())))
            .build()
            .toHTTPRequest();
    request.setConnectTimeout(TIMEOUT_MS);
    request.setReadTimeout(TIMEOUT_MS);
    request.setFollowRedirects(false);
    try {
      var response = OIDCTokenResponseParser.parse(request.send());
      if (response instanceof OIDCTokenResponse good) {
        return Optional.ofNullable(good.getOIDCTokens().getIDToken())
            .orElseThrow(() -> new SsoRefused("the answer holds no ID token"));
      }
      throw new SsoRefused("the provider does not take the code");
    } catch (IOException e) {
      throw new SsoUnavailable("redeem a code", e);
    } catch (ParseException e) {
      throw new SsoRefused("the provider's answer does not parse", e);
    }
  }

  private Identity identity(IDTokenClaimsSet claims) {
    boolean isVerified = Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"));
    return new Identity(
        provider.issuer().toString(),
        claims.getSubject().getValue(),
        Optional.ofNullable(claims.getStringClaim("email"))
            .filter(_ -> isVerified)
            .map(email -> email.toLowerCase(Locale.ROOT)));
  }

  private OIDCProviderMetadata metadata() {
    var kept = known;
    if (kept != null && kept.until().isAfter(clock.instant())) {
      return kept.metadata();
    }
    try {
      var fresh =
          OIDCProviderMetadata.resolve(new Issuer(provider.issuer()), TIMEOUT_MS, TIMEOUT_MS);
      known = new Known(fresh, clock.instant().plus(METADATA_KEPT));
      return fresh;
    } catch (GeneralException | IOException e) {
      throw new SsoUnavailable("read what the provider says of itself", e);
    }
  }
}
