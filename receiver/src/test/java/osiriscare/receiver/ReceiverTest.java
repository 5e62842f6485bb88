package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.database.Db;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.BundleContent;
import osiriscare.evidence.bundle.BundleKind;
import osiriscare.evidence.bundle.ChainPosition;
import osiriscare.evidence.bundle.SignedBundle;
import osiriscare.evidence.order.OrderSigner;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.check.Outcome;
import osiriscare.protocol.id.ApiKey;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.BundleId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.Order;
import osiriscare.protocol.order.SignedOrder;
import osiriscare.protocol.route.MachineRoute;
import osiriscare.receiver.ReceiverFixture.Box;
import osiriscare.receiver.ReceiverFixture.Reply;
import tools.jackson.databind.node.ObjectNode;

/// The receiver over real HTTP, on a real PostgreSQL with the receiver's own role.
class ReceiverTest {
  private static ReceiverFixture door;

  @BeforeAll
  static void open() {
    door = new ReceiverFixture();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  // --- access

  @ParameterizedTest
  @EnumSource(MachineRoute.class)
  void everyMachineRoute_withoutAValidKey_is401AndNothingElseIs(MachineRoute route) {
    var path = route.template().replaceAll("\\{[a-z_]+}", "x");
    for (var token : List.of("", "wrong-key-wrong-key-wrong-key-00")) {
      var reply = door.send(route.method(), path, token, "{}", "application/json");
      assertThat(reply.status() == 401).isEqualTo(route.caller() == MachineRoute.Caller.MACHINE);
      assertThat(reply.headers()).containsKey("x-request-id").containsKey("x-build-id");
    }
  }

  @Test
  void unknownPathOrMethod_isAProblem() {
    assertThat(door.get("/nothing", "").code()).isEqualTo("not_found");
    var reply = door.get("/api/provision/claim", "");
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.headers()).containsEntry("content-type", List.of("application/problem+json"));
  }

  @Test
  void anotherSitesKey_isRefusedEverywhere() {
    var box = door.claimed();
    var other = door.claimed();
    var token = other.apiKey().reveal();
    assertThat(
            door.post("/api/appliances/checkin", token, ReceiverFixture.checkinBody(box.id()))
                .code())
        .isEqualTo("wrong_site");
    assertThat(door.post("/evidence", token, sign(box, 1, ChainPosition.GENESIS).toJson()).code())
        .isEqualTo("wrong_site");
    assertThat(door.get("/api/provision/config/" + box.id(), token).code()).isEqualTo("wrong_site");
    assertThat(door.post("/incidents", token, incident(box)).code()).isEqualTo("wrong_site");
    assertThat(
            door.post(
                    "/api/evidence/sites/" + box.id().site() + "/submit",
                    token,
                    sign(other, 1, ChainPosition.GENESIS).toJson())
                .code())
        .isEqualTo("wrong_site");
  }

  @Test
  void oversizedBody_is413() {
    var box = door.claimed();
    var reply =
        door.send(
            "POST",
            "/evidence",
            box.apiKey().reveal(),
            "{\"a\":\"" + "x".repeat(1 << 20) + "\"}",
            "application/json");
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.code()).isEqualTo("payload_too_large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"site_id", "hostname", "mac_address"})
  void checkin_fieldMissing_is400NamingIt(String field) {
    var box = door.claimed();
    var body = ReceiverFixture.checkinBody(box.id());
    body.remove(field);
    var reply = door.post("/api/appliances/checkin", box.apiKey().reveal(), body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("errors").get(0).get("field").stringValue()).isEqualTo(field);
  }

  @Test
  void staticToken_onlyWhenSwitchedOn_andOnlyForRegisteredAppliances() throws Exception {
    var file = Files.createTempFile("static", "token");
    Files.writeString(file, "the-shared-token\n");
    var box = door.claimed();
    assertThat(
            door.post("/checkin", "the-shared-token", ReceiverFixture.checkinBody(box.id()))
                .status())
        .isEqualTo(401);
    try (var second = door.start(Map.of("OSIRIS_STATIC_TOKEN_FILE", file.toString()))) {
      assertThat(checkinWithStaticToken(second, box.id())).isEqualTo(200);
      assertThat(checkinWithStaticToken(second, new ApplianceId("nobody-02:00:00:00:00:01")))
          .isEqualTo(401);
    }
    Files.delete(file);
  }

  private static int checkinWithStaticToken(Receiver receiver, ApplianceId appliance)
      throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + receiver.port() + "/api/appliances/checkin"))
            .header("Authorization", "Bearer the-shared-token")
            .header("X-Appliance-ID", appliance.value())
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    Json.text(ReceiverFixture.checkinBody(appliance))))
            .build();
    return door.http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  // --- provisioning

  @Test
  void claim_everyError_hasItsStatusAndMessage() {
    var key = SigningKey.generate(ReceiverFixture.RANDOM);
    var api = ApiKey.generate(ReceiverFixture.RANDOM);
    var mac = ReceiverFixture.mac();
    var unknown = ProvisionCode.generate(ReceiverFixture.RANDOM);
    expect(
        door.post("/api/provision/claim", "", ReceiverFixture.claimBody(unknown, mac, key, api)),
        404,
        "Invalid provision code");
    var expired = door.code("Late", Duration.ofSeconds(-1), "");
    expect(
        door.post("/api/provision/claim", "", ReceiverFixture.claimBody(expired, mac, key, api)),
        410,
        "Provision code expired");
    expect(
        door.get("/api/provision/validate/" + expired.reveal(), ""), 410, "Provision code expired");
    var taken = door.code("Taken", Duration.ofHours(1), "");
    door.claim(taken, ReceiverFixture.mac());
    expect(
        door.post("/api/provision/claim", "", ReceiverFixture.claimBody(taken, mac, key, api)),
        409,
        "Code already claimed");
    var malformed =
        ReceiverFixture.claimBody(unknown, mac, key, api).put("provision_code", "SHORT");
    var reply = door.post("/api/provision/claim", "", malformed);
    expect(reply, 400, "Invalid provision code");
    assertThat(reply.body()).contains("provision_code").doesNotContain("SHORT");
  }

  private static void expect(Reply reply, int status, String message) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.text("detail")).isEqualTo(message);
  }

  @Test
  void claim_repeated_givesTheSameAnswerAndOneSite() {
    var code = door.code("Déjà Vu Clinic!", Duration.ofHours(1), "");
    var key = SigningKey.generate(ReceiverFixture.RANDOM);
    var api = ApiKey.generate(ReceiverFixture.RANDOM);
    var body = ReceiverFixture.claimBody(code, ReceiverFixture.mac(), key, api);
    assertThat(
            door.get("/api/provision/validate/" + code.grouped().toLowerCase(Locale.ROOT), "")
                .status())
        .isEqualTo(200);
    var first = door.post("/api/provision/claim", "", body);
    var second = door.post("/api/provision/claim", "", body);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(first.text("site_id")).matches("d-j-vu-clinic-[0-9a-f]{6}");
    assertThat(first.text("server_public_key")).isEqualTo(door.orderKey.verifyingKey().hex());
  }

  @Test
  void claim_twoBoxesAtOnce_oneWins() throws Exception {
    var code = door.code("Race", Duration.ofHours(1), "");
    var replies =
        together(
            8,
            () ->
                door.post(
                    "/api/provision/claim",
                    "",
                    ReceiverFixture.claimBody(
                        code,
                        ReceiverFixture.mac(),
                        SigningKey.generate(ReceiverFixture.RANDOM),
                        ApiKey.generate(ReceiverFixture.RANDOM))));
    assertThat(replies.stream().filter(r -> r.status() == 200)).hasSize(1);
    assertThat(replies.stream().filter(r -> r.status() == 409)).hasSize(7);
  }

  @Test
  void claim_withAReplacementCode_closesTheOldChainAndTheOldKey() {
    var old = door.claimed();
    submit(old, sign(old, 1, ChainPosition.GENESIS), 201);
    var fresh = door.claim(door.code("x", Duration.ofHours(1), old.id().value()), old.id().mac());
    assertThat(fresh.id()).isEqualTo(old.id());
    assertThat(fresh.chain()).isEqualTo(2);
    submit(fresh, sign(fresh, 1, ChainPosition.GENESIS), 201);
    // The old key may be believed for a few seconds; a receiver that has not seen it refuses at
    // once.
    try (var second = door.start(Map.of())) {
      assertThat(
              door.send(
                      second.port(),
                      "POST",
                      "/evidence",
                      old.apiKey().reveal(),
                      "{}",
                      "application/json")
                  .status())
          .isEqualTo(401);
      var chain1 =
          door.send(
              second.port(),
              "POST",
              "/evidence",
              fresh.apiKey().reveal(),
              Json.text(sign(old, 2, Sha256.hex("x")).toJson()),
              "application/json");
      assertThat(chain1.code()).isEqualTo("forbidden");
    }
  }

  // --- check-in

  @Test
  void checkin_answersTheWholeContract() {
    var box = door.claimed();
    var reply =
        door.post(
            "/api/appliances/checkin",
            box.apiKey().reveal(),
            ReceiverFixture.checkinBody(box.id()));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.json().propertyNames())
        .contains(
            "status",
            "appliance_id",
            "server_time",
            "server_public_key",
            "server_key_id",
            "merged_duplicates",
            "pending_orders",
            "windows_targets",
            "linux_targets",
            "enabled_runbooks",
            "trigger_enumeration",
            "trigger_immediate_scan",
            "l2_mode",
            "subscription_status");
    assertThat(reply.text("appliance_id")).isEqualTo(box.id().value());
  }

  @Test
  void checkin_oneBadItemInABatch_harmsNoOther() throws Exception {
    var boxes = List.of(door.claimed(), door.claimed(), door.claimed(), door.claimed());
    var bad = door.claimed();
    var calls = new ArrayList<Callable<Reply>>();
    for (int i = 0; i < 40; i++) {
      for (var box : boxes) {
        calls.add(() ->
            door.post("/checkin", box.apiKey().reveal(), ReceiverFixture.checkinBody(box.id())));
      }
      // PostgreSQL cannot store this character, so the whole statement fails.
      calls.add(() ->
          door.post(
              "/checkin",
              bad.apiKey().reveal(),
              ReceiverFixture.checkinBody(bad.id()).put("agent_version", "a\u0000b")));
    }
    var replies = together(calls);
    for (int i = 0; i < replies.size(); i++) {
      assertThat(replies.get(i).status() == 200).isEqualTo(i % 5 != 4);
    }
  }

  // --- orders

  @Test
  void order_waitsForTheLongPoll_andIsDeliveredUntilAcknowledged() throws Exception {
    var box = door.claimed();
    var token = box.apiKey().reveal();
    assertThat(door.get("/orders/next", token).status()).isEqualTo(204);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = threads.submit(() -> door.get("/orders/next?wait=30", token));
      awaitParked();
      long start = System.nanoTime();
      var order = order(box.id(), Duration.ofMinutes(15));
      assertThat(waiting.get().text("order_id")).isEqualTo(order.id().value());
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
      var again = door.post("/checkin", token, ReceiverFixture.checkinBody(box.id()));
      var delivered =
          SignedOrder.from(Fields.of((ObjectNode) again.json().get("pending_orders").get(0)));
      assertThat(delivered.signedPayload()).isEqualTo(order.signedPayload());
      assertThat(delivered.signature()).isEqualTo(order.signature());
      assertThat(
              door.post("/api/orders/" + order.id() + "/acknowledge", token, Json.object())
                  .text("status"))
          .isEqualTo("acknowledged");
      assertThat(
              door.post("/api/orders/" + order.id() + "/acknowledge", token, Json.object())
                  .text("status"))
          .isEqualTo("already_acknowledged");
      assertThat(door.get("/orders/next", token).status()).isEqualTo(204);
      var done = Json.object().put("status", "completed").put("success", true);
      assertThat(
              door.post(
                      "/api/orders/" + order.id() + "/complete",
                      door.claimed().apiKey().reveal(),
                      done)
                  .status())
          .isEqualTo(404);
      assertThat(door.post("/api/orders/" + order.id() + "/complete", token, done).text("status"))
          .isEqualTo("recorded");
      assertThat(door.post("/api/orders/" + order.id() + "/complete", token, done).text("status"))
          .isEqualTo("already_completed");
    }
  }

  @Test
  void order_expired_isNeverDelivered() {
    var box = door.claimed();
    order(box.id(), Duration.ofMillis(1));
    assertThat(door.get("/orders/next?wait=1", box.apiKey().reveal()).status()).isEqualTo(204);
  }

  @Test
  void complete_failureWithoutCode_is400() {
    var box = door.claimed();
    var order = order(box.id(), Duration.ofMinutes(15));
    var reply =
        door.post(
            "/api/orders/" + order.id() + "/complete",
            box.apiKey().reveal(),
            Json.object().put("status", "failed").put("success", false));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("error_code");
  }

  // --- evidence

  @Test
  void evidence_chainGrows_andRepeatsAreDuplicates() {
    var box = door.claimed();
    var first = sign(box, 1, ChainPosition.GENESIS);
    submit(box, first, 201);
    submit(box, first, 200);
    submit(box, sign(box, 2, Sha256.hex(first.signedPayload())), 201);
    submit(box, first, 200);
  }

  @Test
  void evidence_wrong_isRefusedWithItsCode() {
    var box = door.claimed();
    var good = sign(box, 1, ChainPosition.GENESIS);
    refused(
        box,
        new SignedBundle(
            good.signedPayload().replace("pass", "fail"), good.signature(), good.keyId()),
        "signature_invalid");
    refused(box, new SignedBundle(good.signedPayload(), "00", good.keyId()), "signature_invalid");
    refused(
        box,
        new SignedBundle("{\"version\":\"1.1\"}", good.signature(), good.keyId()),
        "malformed_bundle");
    refused(
        box,
        new SignedBundle("{\"version\":\"2.0\"}", good.signature(), good.keyId()),
        "unknown_version");
    refused(box, sign(box, 2, ChainPosition.GENESIS), "chain_gap");
    refused(box, signAt(box, Instant.now().plus(Duration.ofMinutes(11))), "clock_future");
    var stranger =
        new Box(
            box.id(), box.apiKey(), SigningKey.generate(ReceiverFixture.RANDOM), 1, box.claim());
    refused(stranger, sign(stranger, 1, ChainPosition.GENESIS), "forbidden");
    submit(box, good, 201);
    var sameId = contentOf(box, Bundle.parse(good.signedPayload()).content().id(), Instant.now());
    refused(
        box,
        Bundle.sign(
            sameId,
            new ChainPosition(
                box.id(), 1, 2, Sha256.hex(good.signedPayload()), box.key().verifyingKey().id()),
            box.key()),
        "bundle_conflict");
    var gap = door.post("/evidence", box.apiKey().reveal(), sign(box, 7, Sha256.hex("x")).toJson());
    assertThat(gap.json().get("expected_sequence").longValue()).isEqualTo(2);
    assertThat(gap.text("expected_prev_hash")).isEqualTo(Sha256.hex(good.signedPayload()));
  }

  @Test
  void evidence_manyAtOnce_onTwoReceivers_chainStaysOneLine() throws Exception {
    var box = door.claimed();
    var bundles = new ArrayList<SignedBundle>();
    var prev = ChainPosition.GENESIS;
    for (int i = 1; i <= 20; i++) {
      bundles.add(sign(box, i, prev));
      prev = Sha256.hex(bundles.getLast().signedPayload());
    }
    try (var second = door.start(Map.of())) {
      var calls = new ArrayList<Callable<Reply>>();
      for (var bundle : bundles) {
        for (int port : new int[] {door.receiver.port(), second.port()}) {
          calls.add(() -> untilTaken(port, box, bundle));
        }
      }
      assertThat(together(calls)).allMatch(r -> r.status() == 200 || r.status() == 201);
    }
    long count =
        door.central.inPlatform(db ->
            db.sql("SELECT count(*) FROM evidence_bundle WHERE appliance_id = :a")
                .param("a", box.id().value())
                .query(Long.class)
                .single());
    assertThat(count).isEqualTo(20);
  }

  private static Reply untilTaken(int port, Box box, SignedBundle bundle) {
    while (true) {
      var reply =
          door.send(
              port,
              "POST",
              "/evidence",
              box.apiKey().reveal(),
              Json.text(bundle.toJson()),
              "application/json");
      if (reply.status() != 409) {
        return reply;
      }
      assertThat(reply.code()).isEqualTo("chain_gap");
    }
  }

  // --- incidents, health

  @Test
  void incident_isStoredOnceAndPutInTheOutbox() {
    var box = door.claimed();
    var body = incident(box);
    assertThat(door.post("/incidents", box.apiKey().reveal(), body).text("status"))
        .isEqualTo("accepted");
    assertThat(door.post("/incidents", box.apiKey().reveal(), body).text("status"))
        .isEqualTo("duplicate");
    long outbox =
        door.central.inPlatform(db ->
            db.sql("SELECT count(*) FROM outbox WHERE site_id = :s")
                .param("s", box.id().site().value())
                .query(Long.class)
                .single());
    assertThat(outbox).isEqualTo(1);
  }

  @Test
  void healthMetricsAndOpenApi_answerWithoutACredential() {
    assertThat(door.get("/health", "").text("database")).isEqualTo("up");
    assertThat(door.get("/metrics", "").body()).contains("osiris_http_requests");
    var paths = door.get("/openapi.json", "").json().get("paths");
    for (var route : MachineRoute.values()) {
      assertThat(paths.has(route.template())).as(route.template()).isTrue();
    }
  }

  // --- plain work

  private static void awaitParked() {
    while (!door.get("/metrics", "").body().contains("osiris_parked_long_polls 1")) {
      Thread.onSpinWait();
    }
  }

  private static SignedOrder order(ApplianceId target, Duration life) {
    var now = Instant.now();
    var order =
        new Order(
            OrderId.issue(now, ReceiverFixture.RANDOM),
            "run_drift",
            Json.object(),
            target,
            UUID.randomUUID().toString().replace("-", ""),
            now,
            now.plus(life),
            now.plus(Duration.ofHours(1)));
    var signed = new OrderSigner(door.orderKey).sign(order, 0);
    door.central.inPlatform(db ->
        db.sql(
                "INSERT INTO appliance_order (order_id, site_id, appliance_id, order_type, nonce, signed_payload,"
                    + " signature, key_id, created_at, expires_at, execute_before, created_by) VALUES (:id, :site,"
                    + " :appliance, :type, :nonce, :payload, :signature, :key, :created, :expires, :expires, 'test')")
            .param("id", order.id().value())
            .param("site", target.site().value())
            .param("appliance", target.value())
            .param("type", order.type())
            .param("nonce", order.nonce())
            .param("payload", signed.signedPayload())
            .param("signature", signed.signature())
            .param("key", signed.keyId().value())
            .param("created", Db.time(now))
            .param("expires", Db.time(order.expiresAt()))
            .update());
    return signed;
  }

  private static ObjectNode incident(Box box) {
    return Json.object()
        .put("incident_id", UUID.randomUUID().toString())
        .put("site_id", box.id().site().value())
        .put("host_id", "box")
        .put("incident_type", "linux_firewall")
        .put("severity", "high");
  }

  private static void submit(Box box, SignedBundle bundle, int status) {
    var reply = door.post("/evidence", box.apiKey().reveal(), bundle.toJson());
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
  }

  private static void refused(Box box, SignedBundle bundle, String code) {
    var reply = door.post("/evidence", box.apiKey().reveal(), bundle.toJson());
    assertThat(reply.code()).as(reply.body()).isEqualTo(code);
  }

  private static SignedBundle sign(Box box, long sequence, String prev) {
    return Bundle.sign(
        contentOf(box, BundleId.random(), Instant.now()),
        new ChainPosition(box.id(), box.chain(), sequence, prev, box.key().verifyingKey().id()),
        box.key());
  }

  private static SignedBundle signAt(Box box, Instant end) {
    return Bundle.sign(
        contentOf(box, BundleId.random(), end),
        new ChainPosition(
            box.id(), box.chain(), 1, ChainPosition.GENESIS, box.key().verifyingKey().id()),
        box.key());
  }

  private static BundleContent contentOf(Box box, BundleId id, Instant end) {
    return new BundleContent(
        id,
        box.id().site(),
        new HostId("box"),
        BundleContent.DeploymentMode.RESELLER,
        Optional.of("msp-alpha"),
        end.minusMillis(5),
        end,
        "1.0",
        "sha256:" + "a".repeat(64),
        Optional.empty(),
        Optional.empty(),
        Optional.of(1L),
        Map.of("nixos_revision", "not NixOS", "derivation_digest", "not NixOS"),
        BundleKind.CHECK,
        "linux_firewall",
        Optional.of("pass"),
        Optional.empty(),
        List.of("164.312(e)(1)"),
        Json.object(),
        List.of(),
        Json.object(),
        false,
        Outcome.SUCCESS);
  }

  private static List<Reply> together(int times, Callable<Reply> call) throws Exception {
    return together(Collections.nCopies(times, call));
  }

  private static List<Reply> together(List<Callable<Reply>> calls)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var replies = new ArrayList<Reply>();
      for (Future<Reply> future : threads.invokeAll(calls)) {
        replies.add(future.get());
      }
      return replies;
    }
  }
}
