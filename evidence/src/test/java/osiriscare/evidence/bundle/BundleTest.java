package osiriscare.evidence.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

class BundleTest {
  private static final TestChain CHAIN = new TestChain();

  static {
    CHAIN.add(TestChain.check());
  }

  @Test
  void parse_whatWasSigned_givesTheSameBack() {
    var content = TestChain.check();
    var chain = new TestChain();
    chain.add(content);
    var bundle = Bundle.parse(chain.bundles.getFirst().signedPayload());
    assertThat(bundle.content()).isEqualTo(content);
    assertThat(bundle.position().orElseThrow().sequence()).isEqualTo(1);
    assertThat(chain.bundles.getFirst().isSignedBy(chain.key.verifyingKey())).isTrue();
  }

  static Iterable<String> requiredFields() {
    return tree().propertyNames().stream().filter(n -> !n.equals("reason")).toList();
  }

  @ParameterizedTest
  @MethodSource("requiredFields")
  void parse_fieldMissing_isNamed(String name) {
    var tree = tree();
    tree.remove(name);
    assertThatThrownBy(() -> Bundle.parse(CanonicalJson.of(tree)))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageStartingWith(name);
  }

  @ParameterizedTest
  @MethodSource("requiredFields")
  void parse_fieldIllTyped_isNamed(String name) {
    var tree = tree();
    tree.set(name, Json.array().add(Json.array()));
    assertThatThrownBy(() -> Bundle.parse(CanonicalJson.of(tree)))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageStartingWith(name);
  }

  @Test
  void parse_unknownField_isKept() {
    var tree = tree().put("from_the_future", 7);
    assertThat(Bundle.parse(CanonicalJson.of(tree)).fields().integer("from_the_future", 0, 9))
        .isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0", "0.9", "x", "1"})
  void parse_unknownMajorVersion_isRefused(String version) {
    assertThatThrownBy(() -> Bundle.parse(Json.text(tree().put("version", version))))
        .isInstanceOf(UnknownVersion.class);
  }

  @Test
  void parse_nullWithoutReason_isRefused() {
    var tree = tree();
    tree.putObject("null_reasons");
    assertThatThrownBy(() -> Bundle.parse(CanonicalJson.of(tree)))
        .hasMessageContaining("null_reasons.");
  }

  @ParameterizedTest
  @ValueSource(strings = {" {", "{ ", "{\"a\":1.5,", "{\"zz\":1,"})
  void parse_version11OtherThanCanonical_isRefused(String start) {
    var text = start + CHAIN.bundles.getFirst().signedPayload().substring(1);
    assertThatThrownBy(() -> Bundle.parse(text)).isInstanceOf(InvalidRequest.class);
  }

  @Test
  void sign_whatNoReaderAccepts_isRefused() {
    var content =
        TestChain.content(
            BundleKind.KEY_ROTATION, Json.object(), Json.object().put("new_public_key", "x"));
    assertThatThrownBy(() -> new TestChain().add(content))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageStartingWith("post_state.new_public_key");
    var tooLong =
        TestChain.content(
            BundleKind.CHECK, Json.object().put("output", "x".repeat(900_000)), Json.object());
    assertThatThrownBy(() -> new TestChain().add(tooLong)).hasMessageStartingWith("signed_payload");
  }

  @Test
  void scrubbed_textsFromTheHost_holdNoPatientDataAndCanBeRead() {
    var scrubber = new PhiScrubber(PhiScrubber.newKey(new SecureRandom()));
    var content =
        TestChain.content(
                BundleKind.CHECK,
                Json.object().put("output", "SSN 123-45-6789\0 \uD800 end"),
                Json.object().put("mrn", 8812004))
            .scrubbed(scrubber);
    var chain = new TestChain();
    chain.add(content);
    assertThat(chain.bundles.getFirst().signedPayload())
        .doesNotContain("6789")
        .doesNotContain("8812004")
        .contains("]\uFFFD \uFFFD end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00\\ud800"})
  void parse_brokenCharacters_areRefused(String escape) {
    var text = Json.text(tree().put("extra", "HERE")).replace("HERE", escape);
    assertThatThrownBy(() -> Bundle.parse(text)).isInstanceOf(InvalidRequest.class);
  }

  @Test
  void parse_resellerInDirectMode_isRefused() {
    assertThatThrownBy(() -> Bundle.parse(Json.text(tree().put("deployment_mode", "direct"))))
        .hasMessageStartingWith("reseller_id");
  }

  private static ObjectNode tree() {
    return Json.object(CHAIN.bundles.getFirst().signedPayload(), "bundle").tree();
  }
}
