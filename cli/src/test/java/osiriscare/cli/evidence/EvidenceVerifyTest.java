package osiriscare.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.cli.CommandFailed;
import osiriscare.cli.evidence.EvidenceCheck.Chain;
import osiriscare.cli.evidence.EvidenceCheck.Verdict;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.BundleContent;
import osiriscare.evidence.bundle.BundleContent.DeploymentMode;
import osiriscare.evidence.bundle.BundleKind;
import osiriscare.evidence.bundle.ChainPosition;
import osiriscare.evidence.bundle.SignedBundle;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.check.Outcome;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.BundleId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.json.Json;

class EvidenceVerifyTest {
  private static final ApplianceId APPLIANCE = new ApplianceId("clinic-001-84:3A:5B:91:B6:61");
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private final SigningKey key = SigningKey.generate(new SecureRandom());

  @TempDir private Path folder;

  @BeforeEach
  void export() throws IOException {
    var prevHash = ChainPosition.GENESIS;
    for (long sequence = 1; sequence <= 4; sequence++) {
      var content = content();
      var place = new ChainPosition(APPLIANCE, 1, sequence, prevHash, key.verifyingKey().id());
      var signed = Bundle.sign(content, place, key);
      prevHash = Bundle.linkHash(content, signed.signedPayload());
      write(sequence, signed);
    }
  }

  @Test
  void of_aWholeChain_isGood() {
    assertThat(check(folder))
        .hasSize(4)
        .allMatch(Verdict::isGood)
        .allMatch(verdict -> verdict.chain() == Chain.VALID);
  }

  @Test
  void of_aChangedByte_saysSignatureAndTheChainBehindIt() throws IOException {
    var file = json(2);
    Files.writeString(file, Files.readString(file).replace("\"box\"", "\"bax\""));
    var verdicts = check(folder);
    assertThat(verdicts.get(1).signatureValid()).isFalse();
    assertThat(verdicts.get(2).chain()).isEqualTo(Chain.BROKEN);
    assertThat(verdicts.get(3).isGood()).isTrue();
  }

  @Test
  void of_aChainWithAHole_isBroken() throws IOException {
    Files.delete(json(3));
    assertThat(check(folder)).extracting(Verdict::isGood).containsExactly(true, true, false);
  }

  @Test
  void of_theEndOfAChain_isGoodButSaysThatItStartsLater() throws IOException {
    Files.delete(json(1));
    assertThat(check(folder))
        .allMatch(Verdict::isGood)
        .extracting(Verdict::chain)
        .containsExactly(Chain.STARTS_LATER, Chain.VALID, Chain.VALID);
  }

  @Test
  void of_anotherKey_isBad() {
    var other = SigningKey.generate(new SecureRandom()).verifyingKey();
    assertThat(EvidenceCheck.of(BundleFile.find(List.of(folder)), List.of(other)))
        .noneMatch(Verdict::isGood);
  }

  @Test
  void of_theWireForm_isReadToo() throws IOException {
    var text = Files.readString(json(1));
    var wire = new SignedBundle(text, key.sign(text), key.verifyingKey().id());
    var file = Files.writeString(folder.resolve("wire.txt"), Json.text(wire.toJson()));
    assertThat(check(file)).singleElement().matches(Verdict::isGood);
  }

  @Test
  void of_garbage_isBadAndNothingElse() throws IOException {
    var garbage = new ArrayList<Path>();
    for (var text : List.of("", "{}", "[1]", "null", "{\"version\":\"2.0\"}", "{\"a\":")) {
      garbage.add(Files.writeString(folder.resolve("garbage" + garbage.size() + ".json"), text));
    }
    garbage.add(folder.resolve("missing.json"));
    assertThat(EvidenceCheck.of(garbage, List.of(key.verifyingKey())))
        .hasSameSizeAs(garbage)
        .noneMatch(Verdict::isGood);
  }

  @Test
  void find_inAnEmptyFolder_saysSo() throws IOException {
    var empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> BundleFile.find(List.of(empty)))
        .isInstanceOf(CommandFailed.class)
        .hasMessageStartingWith("0 bundles");
  }

  private List<Verdict> check(Path path) {
    return EvidenceCheck.of(BundleFile.find(List.of(path)), List.of(key.verifyingKey()));
  }

  private Path json(long sequence) {
    return folder.resolve(sequence + "/bundle.json");
  }

  private void write(long sequence, SignedBundle signed) throws IOException {
    Files.createDirectories(json(sequence).getParent());
    Files.writeString(json(sequence), signed.signedPayload());
    Files.writeString(json(sequence).resolveSibling("bundle.sig"), signed.signature() + "\n");
  }

  private static BundleContent content() {
    return new BundleContent(
        BundleId.random(),
        APPLIANCE.site(),
        new HostId("box"),
        DeploymentMode.RESELLER,
        Optional.of("msp-alpha"),
        START,
        START.plusMillis(250),
        "1.0",
        "sha256:" + "a".repeat(64),
        Optional.empty(),
        Optional.empty(),
        Optional.of(3L),
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
}
