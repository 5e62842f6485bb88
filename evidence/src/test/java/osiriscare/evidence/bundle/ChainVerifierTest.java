package osiriscare.evidence.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;

class ChainVerifierTest {
  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(20));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void verify_anyDropSwapOrRepeat_isFound(long seed) {
    var random = new Random(seed);
    var chain = new TestChain();
    for (int i = random.nextInt(3, 12); i > 0; i--) {
      chain.add(TestChain.check());
    }
    assertThat(verify(chain, chain.bundles)).allMatch(f -> f.signatureValid() && f.chainValid());

    var damaged = new ArrayList<>(chain.bundles);
    int at = random.nextInt(damaged.size() - 1);
    switch (random.nextInt(3)) {
      case 0 -> damaged.remove(at);
      case 1 -> damaged.add(at, damaged.get(at));
      default -> damaged.add(at, damaged.remove(at + 1));
    }
    var findings = verify(chain, damaged);
    assertThat(findings).allMatch(ChainVerifier.Finding::signatureValid);
    assertThat(findings).anyMatch(f -> !f.chainValid() && !f.reasons().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void verify_anyCharacterChanged_isFound(long seed) {
    var random = new Random(seed);
    var chain = new TestChain();
    chain.add(TestChain.check());
    var bundle = chain.bundles.getFirst();
    var text = new StringBuilder(bundle.signedPayload());
    int at = random.nextInt(text.length());
    text.setCharAt(at, text.charAt(at) == 'x' ? 'y' : 'x');
    var changed = new SignedBundle(text.toString(), bundle.signature(), bundle.keyId());
    assertThat(verify(chain, List.of(changed))).noneMatch(ChainVerifier.Finding::signatureValid);
  }

  @Test
  void verify_gapInPlaceOfARefusedBundle_successorsStillFit() {
    var chain = new TestChain();
    chain.add(TestChain.check());
    chain.add(TestChain.check());
    chain.add(TestChain.check());
    var refused = chain.bundles.get(1);
    var position = Bundle.parse(refused.signedPayload()).position().orElseThrow();
    var gap =
        Bundle.sign(
            TestChain.content(
                BundleKind.GAP,
                Json.object()
                    .put("refused_hash", Sha256.hex(refused.signedPayload()))
                    .put("refused_sequence", 2)
                    .put("reason_code", "clock_future"),
                Json.object()),
            position,
            chain.key);
    chain.bundles.set(1, gap);
    assertThat(verify(chain, chain.bundles)).allMatch(f -> f.signatureValid() && f.chainValid());
  }

  @Test
  void verify_keyRotation_nextKeyIsAcceptedFromThereOn() {
    var chain = new TestChain();
    var first = chain.key;
    var next = SigningKey.generate(new SecureRandom());
    chain.add(TestChain.check());
    chain.add(
        TestChain.content(
            BundleKind.KEY_ROTATION,
            Json.object(),
            Json.object()
                .put("new_public_key", next.verifyingKey().hex())
                .put("new_key_id", next.verifyingKey().id().value())));
    chain.key = next;
    chain.add(TestChain.check());
    var findings = new ChainVerifier(List.of(first.verifyingKey())).verify(chain.bundles);
    assertThat(findings).allMatch(f -> f.signatureValid() && f.chainValid());
    assertThat(
            new ChainVerifier(List.of(first.verifyingKey())).verify(List.of(chain.bundles.get(2))))
        .noneMatch(ChainVerifier.Finding::signatureValid);

    chain.key = first;
    chain.add(TestChain.check());
    assertThat(new ChainVerifier(List.of(first.verifyingKey())).verify(chain.bundles).getLast())
        .satisfies(f -> {
          assertThat(f.signatureValid()).isFalse();
          assertThat(f.reasons()).anyMatch(r -> r.contains("was handed over"));
        });
  }

  @Test
  void verify_chainNumberChanges_isFound() {
    var chain = new TestChain();
    chain.add(TestChain.check());
    chain.add(TestChain.check());
    var position = Bundle.parse(chain.bundles.get(1).signedPayload()).position().orElseThrow();
    var other =
        Bundle.sign(
            TestChain.check(),
            new ChainPosition(
                position.appliance(),
                2,
                position.sequence(),
                position.prevHash(),
                position.keyId()),
            chain.key);
    assertThat(verify(chain, List.of(chain.bundles.getFirst(), other)).getLast().reasons())
        .containsExactly("belongs to chain 2 of " + position.appliance());
  }

  /// What is missing is blamed on the first bundle behind it, and on no other.
  @ParameterizedTest
  @MethodSource("seeds")
  void verify_bundlesDropped_blamesExactlyTheOnesBehindHoles(long seed) {
    var random = new Random(seed);
    var chain = new TestChain();
    for (int i = 0; i < 12; i++) {
      chain.add(TestChain.check());
    }
    var kept = new ArrayList<SignedBundle>();
    var expected = new ArrayList<Boolean>();
    boolean isBehindHole = false;
    for (var bundle : chain.bundles) {
      if (random.nextInt(4) == 0) {
        isBehindHole = true;
      } else {
        kept.add(bundle);
        expected.add(!isBehindHole);
        isBehindHole = false;
      }
    }
    assertThat(verify(chain, kept))
        .extracting(ChainVerifier.Finding::chainValid)
        .containsExactlyElementsOf(expected);
  }

  private static List<ChainVerifier.Finding> verify(TestChain chain, List<SignedBundle> bundles) {
    return new ChainVerifier(List.of(chain.key.verifyingKey())).verify(bundles);
  }
}
