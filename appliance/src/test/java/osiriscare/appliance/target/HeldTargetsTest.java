package osiriscare.appliance.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.evidence.signing.SealedBox;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.checkin.CheckinResponse;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.target.SealedTarget;
import osiriscare.protocol.target.Target;
import osiriscare.protocol.target.TargetKind;

class HeldTargetsTest {
  private static final String ID = "6f1f7c9e-0d5a-4b0a-9d34-1f6f0f6b2c11";
  private final ApplianceId appliance = new ApplianceId("clinic-84:3A:5B:91:B6:61");
  private final ApplianceId neighbour = new ApplianceId("clinic-84:3A:5B:91:B6:62");
  private final SigningKey key = SigningKey.generate(new SecureRandom());
  private final SigningKey rules = SigningKey.generate(new SecureRandom());
  private final HeldTargets held = new HeldTargets(appliance, key, List.of(rules.verifyingKey()));

  @Test
  void take_thenUse_givesWhatCentralSealed() {
    held.take(checkin(sealed(target(appliance, 1, "hunter2"), rules)));
    assertThat(held.ids()).containsExactly(ID);
    assertThat(held.ofHost("PC-01")).containsExactly(ID);
    assertThat(password()).contains("hunter2");
  }

  @Test
  void take_replacesWhatWasHeld() {
    held.take(checkin(sealed(target(appliance, 1, "hunter2"), rules)));
    held.take(checkin(sealed(target(appliance, 2, "changed"), rules)));
    assertThat(password()).contains("changed");
    held.take(checkin());
    assertThat(held.ids()).isEmpty();
    assertThat(password()).isEmpty();
  }

  @Test
  void take_ofAnOlderVersion_isRefused_alsoAfterItWasRemoved() {
    var old = sealed(target(appliance, 1, "old"), rules);
    held.take(checkin(sealed(target(appliance, 2, "new"), rules)));
    held.take(checkin(old));
    assertThat(held.ids()).isEmpty();
    held.take(checkin());
    held.take(checkin(old));
    assertThat(password()).isEmpty();
  }

  @Test
  void take_ofWhatIsForAnotherAppliance_orSignedByAnother_isRefused() {
    var forNeighbour = target(neighbour, 1, "x");
    var inOurContext = target(neighbour, 1, "x");
    var stranger = SigningKey.generate(new SecureRandom());
    for (var wrong :
        List.of(
            sealed(forNeighbour, rules),
            box(inOurContext, rules, SealedTarget.context(appliance, ID, 1)),
            sealed(target(appliance, 1, "x"), stranger),
            new SealedTarget(ID, 1, TargetKind.WINRM, "00"),
            new SealedTarget(ID, 1, TargetKind.WINRM, "no hex"))) {
      held.take(checkin(wrong));
      assertThat(held.ids()).isEmpty();
    }
  }

  @Test
  void take_ofAnEnvelopeThatSaysOtherwise_isRefused() {
    var good = sealed(target(appliance, 1, "x"), rules);
    for (var wrong :
        List.of(
            new SealedTarget(ID, 2, TargetKind.WINRM, good.sealed()),
            new SealedTarget(ID, 1, TargetKind.DOMAIN_ADMIN, good.sealed()),
            new SealedTarget(ID.replace('6', '7'), 1, TargetKind.WINRM, good.sealed()))) {
      held.take(checkin(wrong));
      assertThat(held.ids()).isEmpty();
    }
  }

  @Test
  void checkinAnswer_onTheWire_keepsItsTargets() {
    var answer = checkin(sealed(target(appliance, 1, "hunter2"), rules));
    var read = CheckinResponse.from(Json.object(Json.bytes(answer.toJson()), "body"));
    assertThat(read).isEqualTo(answer);
    assertThat(Json.text(answer.toJson())).doesNotContain("hunter2", "pc-01", "svc");
  }

  private Optional<String> password() {
    return held.use(ID, target -> target.password().orElseThrow().reveal());
  }

  private static Target target(ApplianceId appliance, long version, String password) {
    return new Target(
        appliance,
        ID,
        version,
        Instant.parse("2026-11-21T10:00:00Z"),
        TargetKind.WINRM,
        "pc-01",
        5986,
        true,
        "CLINIC\\svc",
        Optional.of(new Secret(password)),
        Optional.empty(),
        Optional.empty());
  }

  private SealedTarget sealed(Target target, SigningKey signer) {
    return box(target, signer, SealedTarget.context(target.appliance(), ID, target.version()));
  }

  private SealedTarget box(Target target, SigningKey signer, String context) {
    var text = CanonicalJson.of(target.toJson());
    var signed = new SignedDocument(text, signer.sign(text), signer.verifyingKey().id());
    var sealed = SealedBox.seal(key.verifyingKey(), Json.bytes(signed.toJson()), context);
    return new SealedTarget(ID, target.version(), target.kind(), sealed);
  }

  private CheckinResponse checkin(SealedTarget... targets) {
    return new CheckinResponse(
        appliance,
        Instant.parse("2026-11-21T10:00:00Z"),
        rules.verifyingKey().hex(),
        rules.verifyingKey().id(),
        List.of(),
        List.of(targets),
        List.of(),
        List.of(),
        false,
        false,
        "auto",
        "active",
        Optional.empty());
  }
}
