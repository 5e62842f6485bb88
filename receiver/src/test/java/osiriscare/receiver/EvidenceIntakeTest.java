package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.BundleKind;
import osiriscare.evidence.bundle.ChainPosition;
import osiriscare.evidence.bundle.SignedBundle;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;
import osiriscare.receiver.ReceiverFixture.Box;
import osiriscare.receiver.ReceiverFixture.Reply;
import osiriscare.testkit.Await;

/// Evidence over real HTTP.
class EvidenceIntakeTest {
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
  void evidence_chainGrows_andRepeatsAreDuplicates() {
    var box = door.claimed();
    var first = TestBundles.sign(box, 1, ChainPosition.GENESIS);
    door.submit(box, first, 201);
    door.submit(box, first, 200);
    door.submit(box, TestBundles.sign(box, 2, Sha256.hex(first.signedPayload())), 201);
    door.submit(box, first, 200);
  }

  @Test
  void evidence_wrong_isRefusedWithItsCode() {
    var box = door.claimed();
    var good = TestBundles.sign(box, 1, ChainPosition.GENESIS);
    door.refused(
        box,
        new SignedBundle(
            good.signedPayload().replace("pass", "fail"), good.signature(), good.keyId()),
        "signature_invalid");
    door.refused(
        box, new SignedBundle(good.signedPayload(), "00", good.keyId()), "signature_invalid");
    door.refused(
        box,
        new SignedBundle("{\"version\":\"1.1\"}", good.signature(), good.keyId()),
        "malformed_bundle");
    door.refused(
        box,
        new SignedBundle("{\"version\":\"2.0\"}", good.signature(), good.keyId()),
        "unknown_version");
    door.refused(box, TestBundles.sign(box, 2, ChainPosition.GENESIS), "chain_gap");
    door.refused(
        box, TestBundles.signAt(box, Instant.now().plus(Duration.ofMinutes(11))), "clock_future");
    var stranger =
        new Box(
            box.id(), box.apiKey(), SigningKey.generate(ReceiverFixture.RANDOM), 1, box.claim());
    door.refused(stranger, TestBundles.sign(stranger, 1, ChainPosition.GENESIS), "forbidden");
    door.submit(box, good, 201);
    var sameId =
        TestBundles.contentOf(
            box, Bundle.parse(good.signedPayload()).content().id(), Instant.now());
    door.refused(
        box,
        Bundle.sign(
            sameId,
            new ChainPosition(
                box.id(), 1, 2, Sha256.hex(good.signedPayload()), box.key().verifyingKey().id()),
            box.key()),
        "bundle_conflict");
    var gap =
        door.post(
            "/evidence", box.apiKey().reveal(), TestBundles.sign(box, 7, Sha256.hex("x")).toJson());
    assertThat(gap.json().get("expected_sequence").longValue()).isEqualTo(2);
    assertThat(gap.text("expected_prev_hash")).isEqualTo(Sha256.hex(good.signedPayload()));
  }

  @Test
  void closedChain_takesWhatWasWrittenBefore_fromTheNewIdentityOnly() {
    var old = door.claimed();
    var first = TestBundles.sign(old, 1, ChainPosition.GENESIS);
    door.submit(old, first, 201);
    var late = TestBundles.sign(old, 2, Sha256.hex(first.signedPayload()));
    var now = door.claim(door.code("x", Duration.ofHours(1), old.id().value()), old.id().mac());
    Await.until(
        "the old key is worth nothing",
        Duration.ofSeconds(10),
        () -> door.get("/api/provision/config/" + old.id(), old.apiKey().reveal()).status() == 401);
    assertThat(door.post("/evidence", old.apiKey().reveal(), late.toJson()).status())
        .isEqualTo(401);
    door.submit(now, late, 201);
    var afterwards = TestBundles.sign(old, 3, Sha256.hex(late.signedPayload()));
    door.refused(now, afterwards, "forbidden");
    door.submit(now, TestBundles.sign(now, 1, ChainPosition.GENESIS), 201);
  }

  @Test
  void keyRotation_handsOver_andOlderEvidenceStays() {
    var box = door.claimed();
    var next = SigningKey.generate(ReceiverFixture.RANDOM);
    var first = TestBundles.sign(box, 1, ChainPosition.GENESIS);
    door.submit(box, first, 201);
    var newKey =
        Json.object()
            .put("new_public_key", next.verifyingKey().hex())
            .put("new_key_id", next.verifyingKey().id().value());
    var rotation =
        TestBundles.sign(
            box,
            box.key(),
            2,
            Sha256.hex(first.signedPayload()),
            BundleKind.KEY_ROTATION,
            Json.object(),
            newKey);
    door.submit(box, rotation, 201);
    var link = Sha256.hex(rotation.signedPayload());
    door.refused(box, TestBundles.sign(box, 3, link), "forbidden");
    door.submit(box, first, 200);
    door.submit(
        box,
        TestBundles.sign(box, next, 3, link, BundleKind.CHECK, Json.object(), Json.object()),
        201);
  }

  @Test
  void gap_standsInForTheRefused_soThatItsSuccessorFits() {
    var box = door.claimed();
    var refused = TestBundles.signAt(box, Instant.now().plus(Duration.ofHours(1)));
    door.refused(box, refused, "clock_future");
    var hash = Sha256.hex(refused.signedPayload());
    var successor = TestBundles.sign(box, 2, hash);
    door.refused(box, successor, "chain_gap");
    var statement =
        Json.object()
            .put("refused_bundle_id", UUID.randomUUID().toString())
            .put("refused_sequence", 1)
            .put("refused_hash", hash)
            .put("reason_code", "clock_future");
    door.submit(
        box,
        TestBundles.sign(
            box, box.key(), 1, ChainPosition.GENESIS, BundleKind.GAP, statement, Json.object()),
        201);
    door.submit(box, successor, 201);
  }

  @Test
  void scanBundle_touchesNoCheckState() {
    var box = door.claimed();
    door.submit(
        box,
        TestBundles.sign(
            box,
            box.key(),
            1,
            ChainPosition.GENESIS,
            BundleKind.SCAN,
            Json.object(),
            Json.object()),
        201);
    assertThat(
            door.count(
                "SELECT count(*) FROM check_state WHERE appliance_id = :appliance", box.id()))
        .isZero();
  }

  @Test
  void envelope_broken_isMalformedForGood() {
    var box = door.claimed();
    var reply = door.post("/evidence", box.apiKey().reveal(), Json.object().put("key_id", "x"));
    assertThat(reply.code()).isEqualTo("malformed_bundle");
    assertThat(reply.body()).contains("signed_payload");
  }

  @Test
  void evidence_manyAtOnce_onTwoReceivers_chainStaysOneLine() throws Exception {
    var box = door.claimed();
    var bundles = new ArrayList<SignedBundle>();
    var prev = ChainPosition.GENESIS;
    for (int i = 1; i <= 50; i++) {
      bundles.add(TestBundles.sign(box, i, prev));
      prev = Sha256.hex(bundles.getLast().signedPayload());
    }
    try (var second = door.start(Map.of())) {
      var calls = new ArrayList<Callable<Reply>>();
      for (var bundle : bundles) {
        for (int port : new int[] {door.receiver.port(), second.port()}) {
          calls.add(() -> untilTaken(port, box, bundle));
        }
      }
      assertThat(ReceiverFixture.together(calls))
          .allMatch(r -> r.status() == 200 || r.status() == 201);
    }
    assertThat(
            door.count(
                "SELECT count(*) FROM evidence_bundle WHERE appliance_id = :appliance", box.id()))
        .isEqualTo(50);
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
}
