package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.evidence.bundle.ChainPosition;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.ApiKey;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;
import osiriscare.receiver.ReceiverFixture.Reply;

/// Claims and what surrounds them, over real HTTP.
class ProvisioningTest {
  private static ReceiverFixture door;

  @BeforeAll
  static void open() {
    door = new ReceiverFixture();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void codeOfASuspendedPartner_isWorthNothing_untilItIsActiveAgain() {
    var code = door.code("Harbour Clinic", Duration.ofHours(1), "");
    setPartner("suspended");
    try {
      var body =
          ReceiverFixture.claimBody(
              code,
              ReceiverFixture.mac(),
              SigningKey.generate(ReceiverFixture.RANDOM),
              ApiKey.generate(ReceiverFixture.RANDOM));
      assertThat(door.post("/api/provision/claim", "", body).code()).isEqualTo("code_revoked");
      assertThat(door.get("/api/provision/validate/" + code.reveal(), "").code())
          .isEqualTo("code_revoked");
    } finally {
      setPartner("active");
    }
    assertThat(door.claim(code, ReceiverFixture.mac()).chain()).isEqualTo(1);
  }

  private static void setPartner(String status) {
    door.central.inPlatform(
        db -> db.sql("UPDATE partner SET status = :status").param("status", status).update());
  }

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
  void claim_byAHundredBoxesAtOnce_oneWins_andOneSiteIsMade() throws Exception {
    var code = door.code("Hundred Race", Duration.ofHours(1), "");
    var replies =
        ReceiverFixture.together(
            100,
            () ->
                door.post(
                    "/api/provision/claim",
                    "",
                    ReceiverFixture.claimBody(
                        code,
                        ReceiverFixture.mac(),
                        SigningKey.generate(ReceiverFixture.RANDOM),
                        ApiKey.generate(ReceiverFixture.RANDOM))));
    var won = replies.stream().filter(reply -> reply.status() == 200).toList();
    assertThat(won).hasSize(1);
    assertThat(replies.stream().map(Reply::code).filter("code_claimed"::equals)).hasSize(99);
    assertThat(sites("Hundred Race")).isEqualTo(1);
    var winner = new ApplianceId(won.getFirst().text("appliance_id"));
    assertThat(door.count("SELECT count(*) FROM appliance WHERE appliance_id = :appliance", winner))
        .isEqualTo(1);
  }

  @Test
  void claim_byOneBoxAHundredTimesAtOnce_isOneSite_andTheSameMacWithOtherKeysIsRefused()
      throws Exception {
    var code = door.code("Same Mac", Duration.ofHours(1), "");
    var mac = ReceiverFixture.mac();
    var key = SigningKey.generate(ReceiverFixture.RANDOM);
    var body = ReceiverFixture.claimBody(code, mac, key, ApiKey.generate(ReceiverFixture.RANDOM));
    var replies = ReceiverFixture.together(100, () -> door.post("/api/provision/claim", "", body));
    assertThat(replies).allMatch(reply -> reply.status() == 200);
    assertThat(replies.stream().map(Reply::body).distinct()).hasSize(1);
    var others =
        ReceiverFixture.together(
            20,
            () ->
                door.post(
                    "/api/provision/claim",
                    "",
                    ReceiverFixture.claimBody(
                        code,
                        mac,
                        SigningKey.generate(ReceiverFixture.RANDOM),
                        ApiKey.generate(ReceiverFixture.RANDOM))));
    assertThat(others).allMatch(reply -> reply.code().equals("code_claimed"));
    assertThat(sites("Same Mac")).isEqualTo(1);
  }

  private static long sites(String name) {
    return door.central.inPlatform(db ->
        db.sql("SELECT count(*) FROM site WHERE name = :name")
            .param("name", name)
            .query(Long.class)
            .single());
  }

  @Test
  void claim_withAReplacementCode_closesTheOldChainAndTheOldKey() {
    var old = door.claimed();
    door.submit(old, TestBundles.sign(old, 1, ChainPosition.GENESIS), 201);
    var fresh = door.claim(door.code("x", Duration.ofHours(1), old.id().value()), old.id().mac());
    assertThat(fresh.id()).isEqualTo(old.id());
    assertThat(fresh.chain()).isEqualTo(2);
    door.submit(fresh, TestBundles.sign(fresh, 1, ChainPosition.GENESIS), 201);
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
              Json.text(TestBundles.sign(old, 2, Sha256.hex("x")).toJson()),
              "application/json");
      assertThat(chain1.code()).isEqualTo("forbidden");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"provision_code", "mac_address", "hostname", "public_key", "api_key_sha256"})
  void claim_fieldMissingOrWrong_is400NamingIt(String field) {
    var body =
        ReceiverFixture.claimBody(
            ProvisionCode.generate(ReceiverFixture.RANDOM),
            ReceiverFixture.mac(),
            SigningKey.generate(ReceiverFixture.RANDOM),
            ApiKey.generate(ReceiverFixture.RANDOM));
    for (var wrong : List.of(body.deepCopy().put(field, 7), body.deepCopy().without(field))) {
      var reply = door.post("/api/provision/claim", "", wrong);
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.json().get("errors").get(0).get("field").stringValue()).isEqualTo(field);
    }
  }

  @Test
  void claim_withKeysThatAreUsed_is400NamingThem_andLeavesTheCode() {
    var old = door.claimed();
    var replacement = door.code("x", Duration.ofHours(1), old.id().value());
    var mac = old.id().mac();
    var fresh = SigningKey.generate(ReceiverFixture.RANDOM);
    var api = ApiKey.generate(ReceiverFixture.RANDOM);
    var sameKey =
        door.post(
            "/api/provision/claim",
            "",
            ReceiverFixture.claimBody(replacement, mac, old.key(), api));
    assertThat(sameKey.status()).isEqualTo(400);
    assertThat(sameKey.body()).contains("public_key");
    var sameApiKey =
        door.post(
            "/api/provision/claim",
            "",
            ReceiverFixture.claimBody(replacement, mac, fresh, door.claimed().apiKey()));
    assertThat(sameApiKey.status()).isEqualTo(400);
    assertThat(sameApiKey.body()).contains("api_key_sha256");
    var otherBox =
        door.post(
            "/api/provision/claim",
            "",
            ReceiverFixture.claimBody(replacement, ReceiverFixture.mac(), fresh, api));
    assertThat(otherBox.status()).isEqualTo(409);
    assertThat(door.claim(replacement, mac).chain()).isEqualTo(2);
    assertThat(door.count("SELECT count(*) FROM audit_log WHERE target = :appliance", old.id()))
        .isEqualTo(2);
  }

  @Test
  void code_revoked_is410_andLookingDoesNotConsume() {
    var code = door.code("Looked at", Duration.ofHours(1), "");
    var path = "/api/provision/validate/" + code.reveal();
    assertThat(door.get(path, "").status()).isEqualTo(200);
    assertThat(door.get(path, "").text("client_name")).isEqualTo("Looked at");
    door.central.inPlatform(db ->
        db.sql("UPDATE provision_code SET status = 'revoked' WHERE code_sha256 = :sha")
            .param("sha", code.sha256())
            .update());
    assertThat(door.get(path, "").code()).isEqualTo("code_revoked");
    assertThat(door.get("/api/provision/validate/SHORT", "").code()).isEqualTo("invalid_code");
  }

  @Test
  void claims_areBoundedForAnAddressAndForAll_andSayWhenToComeBack() {
    try (var strict =
        door.start(
            Map.of("OSIRIS_ANONYMOUS_PER_MINUTE", "2", "OSIRIS_TRUSTED_PROXIES", "127.0.0.1"))) {
      var code = door.code("Limited", Duration.ofHours(1), "");
      var unknown = ProvisionCode.generate(ReceiverFixture.RANDOM);
      for (int i = 0; i < 2; i++) {
        assertThat(claimAt(strict, unknown, "2001:db8:0:9::" + i).code()).isEqualTo("unknown_code");
      }
      var refused = claimAt(strict, code, "2001:db8:0:9:ffff::1");
      assertThat(refused.status()).as("one network of IPv6 is one caller").isEqualTo(429);
      assertThat(refused.code()).isEqualTo("rate_limited");
      assertThat(refused.headers().get("retry-after"))
          .singleElement()
          .satisfies(seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 30));
      assertThat(door.get("/api/provision/validate/" + code.reveal(), "").status())
          .as("what was refused claimed nothing")
          .isEqualTo(200);
      var began = Instant.now();
      var taken =
          IntStream.range(0, 200)
              .mapToObj(i -> claimAt(strict, unknown, "198.51.100." + i))
              .collect(Collectors.groupingBy(Reply::status, Collectors.counting()));
      assertThat(taken.keySet()).isEqualTo(Set.of(404, 429));
      long regained = Duration.between(began, Instant.now()).toSeconds() * 100 / 60 + 4;
      assertThat(taken.get(404)).isBetween(98L, 98 + regained);
      assertThat(claimAt(strict, code, "203.0.113.1").headers()).containsKey("retry-after");
    }
  }

  private static Reply claimAt(Receiver receiver, ProvisionCode code, String address) {
    var body =
        ReceiverFixture.claimBody(
            code,
            ReceiverFixture.mac(),
            SigningKey.generate(ReceiverFixture.RANDOM),
            ApiKey.generate(ReceiverFixture.RANDOM));
    return door.send(
        receiver.port(),
        "POST",
        "/api/provision/claim",
        "",
        Json.text(body),
        "application/json",
        Map.of("X-Forwarded-For", address));
  }

  @Test
  void statusAndConfig_areTheMachinesOwn() {
    var box = door.claimed();
    var token = box.apiKey().reveal();
    var config = door.get("/api/provision/config/" + box.id(), token);
    assertThat(config.text("deployment_mode")).isEqualTo("reseller");
    assertThat(config.text("reseller_id")).isEqualTo("msp-alpha");
    var progress =
        Json.object()
            .put("appliance_id", box.id().value())
            .put("status", "testing")
            .put("progress_percent", 60);
    assertThat(door.post("/api/provision/status", token, progress).status()).isEqualTo(200);
    assertThat(
            door.count(
                "SELECT provisioning_percent FROM appliance WHERE appliance_id = :appliance",
                box.id()))
        .isEqualTo(60);
    progress.put("progress_percent", 101);
    var wrong = door.post("/api/provision/status", token, progress);
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body()).contains("progress_percent");
  }

  @Test
  void heartbeat_answersTheSame_knownOrNot() {
    var known = door.claimed().id().mac();
    var body = Json.object().put("mac_address", known.value()).put("hostname", "box");
    var first = door.post("/api/provision/heartbeat", "", body);
    var second =
        door.post(
            "/api/provision/heartbeat", "", body.put("mac_address", ReceiverFixture.mac().value()));
    assertThat(first.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
  }
}
