package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.helidon.http.Status;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import osiriscare.daemon.settings.Settings;
import osiriscare.database.Database;
import osiriscare.database.DatabaseUrl;
import osiriscare.database.Db;
import osiriscare.evidence.bundle.SignedBundle;
import osiriscare.evidence.order.OrderSigner;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.ApiKey;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.Order;
import osiriscare.protocol.order.SignedOrder;
import osiriscare.protocol.provision.ClaimResponse;
import osiriscare.testkit.database.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A receiver on a real database, with a Central that has published its keys and made a partner.
final class ReceiverFixture implements AutoCloseable {
  static final SecureRandom RANDOM = new SecureRandom();

  final TestDatabase databases = TestDatabase.create();
  final Database central = new Database(databases.central(), "central-of-test", 3);
  final SigningKey orderKey = SigningKey.generate(RANDOM);
  final HttpClient http = HttpClient.newHttpClient();
  Receiver receiver;

  ReceiverFixture() {
    this(Map.of());
  }

  ReceiverFixture(Map<String, String> settings) {
    central.inPlatform(db -> {
      db.sql(
              "INSERT INTO partner (partner_id, slug, name, brand_name) VALUES (:id, 'msp-alpha', 'Alpha', 'Alpha IT')")
          .param("id", UUID.randomUUID())
          .update();
      return db.sql(
              "INSERT INTO server_key (key_id, purpose, public_key) VALUES (:id, 'orders', :key)")
          .param("id", orderKey.verifyingKey().id().value())
          .param("key", orderKey.verifyingKey().hex())
          .update();
    });
    receiver = start(settings);
  }

  Receiver start(Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put("OSIRIS_RECEIVER_PORT", "0");
    all.putIfAbsent("OSIRIS_ANONYMOUS_PER_MINUTE", "100000");
    all.put("DATABASE_URL", postgresql(databases.receiver()));
    return Receiver.start(ReceiverConfig.from(new Settings(all)), Clock.systemUTC());
  }

  static String postgresql(DatabaseUrl url) {
    return url.jdbcUrl()
        .replace(
            "jdbc:postgresql://",
            "postgresql://" + url.user() + ":" + url.password().reveal() + "@");
  }

  /// What came back.
  record Reply(int status, String body, Map<String, List<String>> headers) {
    ObjectNode json() {
      return Json.object(body, "reply").tree();
    }

    String code() {
      return json().path("code").asString();
    }

    String text(String name) {
      JsonNode node = json().path(name);
      return node.isString() ? node.stringValue() : node.toString();
    }
  }

  /// A claimed appliance and all it knows.
  record Box(ApplianceId id, ApiKey apiKey, SigningKey key, int chain, ClaimResponse claim) {}

  ProvisionCode code(String client, Duration life, String target) {
    var code = ProvisionCode.generate(RANDOM);
    central.inPlatform(db ->
        db.sql(
                "INSERT INTO provision_code (provision_id, code_sha256, partner_id, client_name, target_appliance_id,"
                    + " expires_at) SELECT :id, :sha, partner_id, :client, nullif(:target, ''), :expires FROM partner")
            .param("id", UUID.randomUUID())
            .param("sha", code.sha256())
            .param("client", client)
            .param("target", target)
            .param("expires", Db.time(Instant.now().plus(life)))
            .update());
    return code;
  }

  /// A code that only this machine may claim.
  ProvisionCode boundCode(String client, Duration life, MacAddress mac) {
    var code = code(client, life, "");
    central.inPlatform(db ->
        db.sql("UPDATE provision_code SET bound_mac = :mac WHERE code_sha256 = :sha")
            .param("mac", mac.value())
            .param("sha", code.sha256())
            .update());
    return code;
  }

  static MacAddress mac() {
    var bytes = new byte[6];
    RANDOM.nextBytes(bytes);
    bytes[0] = 2;
    return MacAddress.ofBytes(bytes);
  }

  static ObjectNode claimBody(ProvisionCode code, MacAddress mac, SigningKey key, ApiKey apiKey) {
    return Json.object()
        .put("provision_code", code.reveal())
        .put("mac_address", mac.value())
        .put("hostname", "box")
        .put("public_key", key.verifyingKey().hex())
        .put("api_key_sha256", apiKey.sha256());
  }

  Box claimed() {
    var code = code("Sunrise Clinic", Duration.ofHours(1), "");
    return claim(code, mac());
  }

  Box claim(ProvisionCode code, MacAddress mac) {
    var key = SigningKey.generate(RANDOM);
    var apiKey = ApiKey.generate(RANDOM);
    var reply = post("/api/provision/claim", "", claimBody(code, mac, key, apiKey));
    if (reply.status() != Status.OK_200.code()) {
      throw new AssertionError(reply.toString());
    }
    var claim = ClaimResponse.from(Json.object(reply.body(), "claim"));
    return new Box(claim.appliance(), apiKey, key, claim.chain(), claim);
  }

  static ObjectNode checkinBody(ApplianceId appliance) {
    return Json.object()
        .put("site_id", appliance.site().value())
        .put("hostname", "box")
        .put("mac_address", appliance.mac().value())
        .put("agent_version", "test");
  }

  Reply post(String path, String token, JsonNode body) {
    return send("POST", path, token, Json.text(body), "application/json");
  }

  Reply get(String path, String token) {
    return send("GET", path, token, "", "");
  }

  Reply send(String method, String path, String token, String body, String type) {
    return send(receiver.port(), method, path, token, body, type);
  }

  Reply send(int port, String method, String path, String token, String body, String type) {
    return send(port, method, path, token, body, type, Map.of());
  }

  Reply send(
      int port,
      String method,
      String path,
      String token,
      String body,
      String type,
      Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    headers.forEach(request::header);
    try {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body(), response.headers().map());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  SignedOrder order(ApplianceId target, Duration life) {
    return order(target, life, "run_drift", Json.object());
  }

  SignedOrder order(ApplianceId target, Duration life, String type, ObjectNode parameters) {
    var now = Instant.now();
    var order =
        new Order(
            OrderId.issue(now, RANDOM),
            type,
            parameters,
            target,
            UUID.randomUUID().toString().replace("-", ""),
            now,
            now.plus(life),
            now.plus(Duration.ofHours(1)));
    var signed = new OrderSigner(orderKey).sign(order, 0);
    central.inPlatform(db ->
        db.sql(
                "INSERT INTO appliance_order (order_id, site_id, appliance_id, order_type, parameters, nonce, signed_payload,"
                    + " signature, key_id, created_at, expires_at, execute_before, created_by) VALUES (:id, :site,"
                    + " :appliance, :type, :parameters, :nonce, :payload, :signature, :key, :created, :expires, :expires, 'test')")
            .param("id", order.id().value())
            .param("site", target.site().value())
            .param("appliance", target.value())
            .param("type", order.type())
            .param("parameters", Db.jsonb(order.parameters()))
            .param("nonce", order.nonce())
            .param("payload", signed.signedPayload())
            .param("signature", signed.signature())
            .param("key", signed.keyId().value())
            .param("created", Db.time(now))
            .param("expires", Db.time(order.expiresAt()))
            .update());
    return signed;
  }

  /// Lets a site, or one appliance of it, have this document as its rules.
  void publish(Box site, Optional<Box> only, long serial, String payload) {
    central.inPlatform(db ->
        db.sql(
                "INSERT INTO rule_document (document_sha256, site_id, appliance_id, serial, base_sha256,"
                    + " signed_payload, signature, key_id, issued_at)"
                    + " VALUES (:sha, :site, :appliance, :serial, :sha, :payload, :signature, :key, :now)")
            .param("sha", Sha256.hex(payload))
            .param("site", site.id().site().value())
            .param("appliance", only.map(box -> box.id().value()).orElse(null))
            .param("serial", serial)
            .param("payload", payload)
            .param("signature", orderKey.sign(payload))
            .param("key", orderKey.verifyingKey().id().value())
            .param("now", Db.time(Instant.now()))
            .update());
  }

  static ObjectNode incident(Box box) {
    return Json.object()
        .put("incident_id", UUID.randomUUID().toString())
        .put("site_id", box.id().site().value())
        .put("host_id", "box")
        .put("incident_type", "linux_firewall")
        .put("severity", "high");
  }

  void submit(Box box, SignedBundle bundle, int status) {
    var reply = post("/evidence", box.apiKey().reveal(), bundle.toJson());
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
  }

  void refused(Box box, SignedBundle bundle, String code) {
    var reply = post("/evidence", box.apiKey().reveal(), bundle.toJson());
    assertThat(reply.code()).as(reply.body()).isEqualTo(code);
  }

  static List<Reply> together(int times, Callable<Reply> call) throws Exception {
    return together(Collections.nCopies(times, call));
  }

  static List<Reply> together(List<Callable<Reply>> calls)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var replies = new ArrayList<Reply>();
      for (Future<Reply> future : threads.invokeAll(calls)) {
        replies.add(future.get());
      }
      return replies;
    }
  }

  /// Waits, at most half a minute, until something holds; what it waits for needs the processor
  /// more.
  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /// A number out of the receiver's own metrics; 0 while there is none.
  double metric(String line) {
    return get("/metrics", "")
        .body()
        .lines()
        .filter(text -> text.startsWith(line + " "))
        .mapToDouble(text -> Double.parseDouble(text.substring(line.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  long count(@CompileTimeConstant final String sql, ApplianceId appliance) {
    return central.inPlatform(
        db -> db.sql(sql).param("appliance", appliance.value()).query(Long.class).single());
  }

  @Override
  public void close() {
    receiver.close();
    central.close();
    http.close();
  }
}
