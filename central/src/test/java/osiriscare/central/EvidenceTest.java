package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.BundleContent;
import osiriscare.evidence.bundle.BundleContent.DeploymentMode;
import osiriscare.evidence.bundle.BundleKind;
import osiriscare.evidence.bundle.ChainPosition;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.check.Outcome;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.BundleId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;

class EvidenceTest {
  private static RunningCentral central;
  private static Client admin;
  private static int count;

  private ApplianceId appliance;
  private List<String> bundles;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    admin = central.admin();
    admin.post("/api/partners", "{\"slug\": \"north\", \"name\": \"N\", \"brand_name\": \"N\"}");
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  @BeforeEach
  void chainOfFour() {
    var site = new SiteId("clinic-" + ++count);
    var key = SigningKey.generate(new SecureRandom());
    appliance = ApplianceId.of(site, new MacAddress("84:3A:5B:91:B6:61"));
    admin.post(
        "/api/sites",
        "{\"site_id\": \"" + site + "\", \"name\": \"C\", \"partner_slug\": \"north\"}");
    var made =
        admin.post(
            "/api/sites/" + site + "/appliances",
            "{\"hostname\": \"h\", \"mac_address\": \"%s\", \"public_key\": \"%s\", \"api_key_sha256\": \"%s\"}"
                .formatted(appliance.mac(), key.verifyingKey().hex(), Sha256.hex(site.value())));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    bundles = new ArrayList<>();
    var previous = ChainPosition.GENESIS;
    for (int sequence = 1; sequence <= 4; sequence++) {
      // The third stands in for one that Central refused: the fourth was signed behind the refused
      // one.
      previous = insert(key, sequence, previous, sequence == 3);
    }
    central.sql(
        "UPDATE evidence_chain SET sequence = 4, head_hash = '%s' WHERE appliance_id = '%s'"
            .formatted(previous, appliance));
  }

  @Test
  void verify_ofEveryBundleOfAnIntactChain_isValid() {
    for (var bundle : bundles) {
      var verdict = verify(bundle);
      assertThat(verdict.path("reasons").size()).as(verdict.toString()).isZero();
      assertThat(verdict.path("signature_valid").asBoolean()).isTrue();
      assertThat(verdict.path("chain_valid").asBoolean()).isTrue();
      assertThat(verdict.path("key_id").asString()).startsWith("ed25519-");
    }
  }

  @Test
  void verify_afterOneCharacterOfTheTextChanged_isInvalid_hereAndNextDoor() {
    tamper("signed_payload = replace(signed_payload, '\"pass\"', '\"fail\"')", 1);
    var verdict = verify(bundles.get(1));
    assertThat(verdict.path("signature_valid").asBoolean()).isFalse();
    assertThat(verdict.path("chain_valid").asBoolean()).isFalse();
    assertThat(verify(bundles.get(0)).path("signature_valid").asBoolean()).isTrue();
    assertThat(verify(bundles.get(2)).path("chain_valid").asBoolean()).isFalse();
  }

  @Test
  void verify_afterOnlyAColumnChanged_saysWhichOne() {
    tamper("verdict = 'fail'", 0);
    var verdict = verify(bundles.get(0));
    assertThat(verdict.path("signature_valid").asBoolean()).isTrue();
    assertThat(verdict.path("chain_valid").asBoolean()).isFalse();
    assertThat(verdict.path("reasons").toString()).contains("verdict");
  }

  @Test
  void verify_afterABundleWasRemoved_saysWhichIsMissing() {
    withoutTrigger("DELETE FROM evidence_bundle WHERE bundle_id = '" + bundles.get(1) + "'");
    assertThat(verify(bundles.get(0)).path("reasons").toString()).contains("successor, sequence 2");
    assertThat(verify(bundles.get(2)).path("reasons").toString())
        .contains("predecessor, sequence 2");
  }

  @Test
  void verify_afterTheEndWasCutOff_seesThatTheHeadIsGone() {
    withoutTrigger("DELETE FROM evidence_bundle WHERE bundle_id = '" + bundles.get(3) + "'");
    assertThat(verify(bundles.get(2)).path("chain_valid").asBoolean()).isFalse();
  }

  @Test
  void verify_withAKeyThatWasExchanged_isInvalid() {
    var other = SigningKey.generate(new SecureRandom()).verifyingKey();
    central.sql(
        "UPDATE appliance_key SET public_key = '%s' WHERE appliance_id = '%s'"
            .formatted(other.hex(), appliance));
    assertThat(verify(bundles.get(0)).path("signature_valid").asBoolean()).isFalse();
  }

  @Test
  void verify_afterTheKeyWasRetired_isStillValid() {
    central.sql(
        "UPDATE appliance_key SET retired_at = now() WHERE appliance_id = '%s'"
            .formatted(appliance));
    assertThat(verify(bundles.get(3)).path("signature_valid").asBoolean()).isTrue();
  }

  @Test
  void bundles_areListedNewestFirst_filteredAndPaged() {
    var path = "/api/evidence/sites/" + appliance.site() + "/bundles";
    var first = admin.get(path + "?limit=3").json();
    assertThat(sequences(first)).containsExactly(4L, 3L, 2L);
    var second = admin.get(path + "?limit=3&cursor=" + first.path("next_cursor").asString()).json();
    assertThat(sequences(second)).containsExactly(1L);
    assertThat(second.path("next_cursor").isNull()).isTrue();
    assertThat(sequences(admin.get(path + "?kind=gap").json())).containsExactly(3L);
    assertThat(sequences(admin.get(path + "?check=firewall").json())).isEmpty();
    assertThat(admin.get(path + "?kind=odd").status()).isEqualTo(400);
  }

  @Test
  void get_answersTheExactText() {
    var bundle = admin.get("/api/evidence/" + bundles.get(0)).json();
    assertThat(Json.parse(bundle.path("signed_payload").asString(), "payload"))
        .isEqualTo(bundle.path("payload"));
    assertThat(bundle.path("payload").path("bundle_id").asString()).isEqualTo(bundles.get(0));
    assertThat(admin.get("/api/evidence/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  private String insert(SigningKey key, int sequence, String previous, boolean isGap) {
    var now = central.clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var refused = Sha256.hex("refused");
    var content =
        new BundleContent(
            new BundleId(UUID.randomUUID()),
            appliance.site(),
            new HostId("h"),
            DeploymentMode.RESELLER,
            Optional.of("north"),
            now,
            now,
            "1",
            "sha256:" + Sha256.hex("rules"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(3L),
            Map.of("nixos_revision", "not NixOS", "derivation_digest", "not NixOS"),
            isGap ? BundleKind.GAP : BundleKind.CHECK,
            isGap ? BundleKind.GENERAL : "ntp_sync",
            isGap ? Optional.empty() : Optional.of("pass"),
            Optional.empty(),
            List.of("164.312(b)"),
            isGap ? Json.object().put("refused_hash", refused) : Json.object(),
            List.of(),
            Json.object(),
            false,
            Outcome.SUCCESS);
    var signed =
        Bundle.sign(
            content,
            new ChainPosition(appliance, 1, sequence, previous, key.verifyingKey().id()),
            key);
    var link = Bundle.linkHash(content, signed.signedPayload());
    bundles.add(content.id().toString());
    central.sql(
        """
        INSERT INTO evidence_bundle (bundle_id, site_id, appliance_id, chain, sequence, prev_hash, link_hash,
          payload_sha256, signed_payload, signature, key_id, kind, check_type, host_id, verdict, outcome, timestamp_end)
        VALUES ('%s', '%s', '%s', 1, %d, '%s', '%s', '%s', '%s', '%s', '%s', '%s', '%s', 'h', %s, 'success', '%s')
        """
            .formatted(
                content.id(),
                appliance.site(),
                appliance,
                sequence,
                previous,
                link,
                Sha256.hex(signed.signedPayload()),
                signed.signedPayload(),
                signed.signature(),
                signed.keyId(),
                content.kind().word(),
                content.check(),
                isGap ? "NULL" : "'pass'",
                now));
    return link;
  }

  private void tamper(String change, int index) {
    withoutTrigger(
        "UPDATE evidence_bundle SET " + change + " WHERE bundle_id = '" + bundles.get(index) + "'");
  }

  private static void withoutTrigger(String change) {
    central.sql(
        "ALTER TABLE evidence_bundle DISABLE TRIGGER evidence_bundle_append_only; "
            + change
            + "; ALTER TABLE evidence_bundle ENABLE TRIGGER evidence_bundle_append_only");
  }

  private static JsonNode verify(String bundle) {
    return admin.get("/api/evidence/" + bundle + "/verify").json();
  }

  private static List<Long> sequences(JsonNode page) {
    return page.path("items").valueStream().map(item -> item.path("sequence").asLong()).toList();
  }
}
