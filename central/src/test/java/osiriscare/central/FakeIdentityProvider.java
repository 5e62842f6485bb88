package osiriscare.central;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import osiriscare.protocol.json.Json;

/// An OpenID provider that keeps to the protocol: discovery, keys, authorization code with PKCE, a
/// secret of the client, codes that work once. What it says in a token a test may spoil.
final class FakeIdentityProvider implements AutoCloseable {
  static final String CLIENT_ID = "central";
  static final String CLIENT_SECRET = "a secret between the two of us";

  private final HttpServer server;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final RSAKey key;
  private final RSAKey otherKey;

  /// What it says of the person, and how it signs.
  volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();

  volatile Signing signing = Signing.RIGHT;

  enum Signing {
    RIGHT,
    OTHER_KEY,
    NONE
  }

  FakeIdentityProvider() {
    try {
      key = new RSAKeyGenerator(2048).keyID("k1").generate();
      otherKey = new RSAKeyGenerator(2048).keyID("k1").generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/.well-known/openid-configuration", this::metadata);
    server.createContext("/keys", call -> answer(call, 200, new JWKSet(key).toString(true)));
    server.createContext("/token", this::token);
    server.start();
  }

  URI issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// What its login page does once the person has logged in: sends the browser back.
  URI logIn(URI page) {
    var asked = parameters(page.getRawQuery());
    if (!page.getPath().equals("/authorize")
        || !CLIENT_ID.equals(asked.get("client_id"))
        || !"code".equals(asked.get("response_type"))
        || !"S256".equals(asked.get("code_challenge_method"))
        || !asked.getOrDefault("scope", "").contains("openid")) {
      throw new IllegalStateException("not what a client asks: " + page);
    }
    var code = UUID.randomUUID().toString();
    codes.put(code, asked);
    return URI.create(asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
  }

  private void metadata(HttpExchange call) throws IOException {
    var json = Json.object();
    var issuer = issuer().toString();
    json.put("issuer", issuer)
        .put("authorization_endpoint", issuer + "/authorize")
        .put("token_endpoint", issuer + "/token")
        .put("jwks_uri", issuer + "/keys");
    json.putArray("response_types_supported").add("code");
    json.putArray("subject_types_supported").add("public");
    json.putArray("id_token_signing_alg_values_supported").add("RS256");
    answer(call, 200, Json.text(json));
  }

  private void token(HttpExchange call) throws IOException {
    var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var sent = parameters(body);
    var asked = codes.remove(sent.getOrDefault("code", ""));
    var basic =
        Base64.getEncoder()
            .encodeToString(
                (CLIENT_ID + ":" + CLIENT_SECRET.replace(" ", "+"))
                    .getBytes(StandardCharsets.UTF_8));
    if (!("Basic " + basic).equals(call.getRequestHeaders().getFirst("Authorization"))) {
      answer(call, 401, "{\"error\": \"invalid_client\"}");
    } else if (asked == null
        || !asked.getOrDefault("redirect_uri", "").equals(sent.get("redirect_uri"))
        || !asked
            .getOrDefault("code_challenge", "")
            .equals(s256(sent.getOrDefault("code_verifier", "")))) {
      answer(call, 400, "{\"error\": \"invalid_grant\"}");
    } else {
      var json =
          Json.object()
              .put("access_token", "x")
              .put("token_type", "Bearer")
              .put("id_token", idToken(asked.getOrDefault("nonce", "")));
      answer(call, 200, Json.text(json));
    }
  }

  private String idToken(String nonce) {
    var now = Instant.now();
    var said =
        claims.apply(
            new JWTClaimsSet.Builder()
                .issuer(issuer().toString())
                .audience(CLIENT_ID)
                .subject("subject-1")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce));
    try {
      if (signing == Signing.NONE) {
        return new PlainJWT(said.build()).serialize();
      }
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), said.build());
      token.sign(new RSASSASigner(signing == Signing.RIGHT ? key : otherKey));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange call, int status, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(status, bytes.length);
    try (var body = call.getResponseBody()) {
      body.write(bytes);
    }
  }

  private static String s256(String verifier) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<String, String> parameters(String query) {
    var found = new HashMap<String, String>();
    for (var each : query.split("&", -1)) {
      int equals = each.indexOf('=');
      if (equals > 0) {
        found.put(
            each.substring(0, equals),
            URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return found;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
