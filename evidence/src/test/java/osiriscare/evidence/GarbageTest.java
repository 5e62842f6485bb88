package osiriscare.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.SignedBundle;
import osiriscare.evidence.bundle.UnknownVersion;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.protocol.checkin.CheckinRequest;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.Order;
import osiriscare.protocol.order.OrderCompletion;
import osiriscare.protocol.order.SignedOrder;
import osiriscare.protocol.provision.ClaimRequest;
import osiriscare.protocol.provision.ProvisioningStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever comes in from outside ends quickly, in a value or in the parser's own exception.
class GarbageTest {
  private static final String[] NAMES = {
    "site_id",
    "order_id",
    "version",
    "parameters",
    "severity",
    "kind",
    "timestamp_end",
    "nonce",
    "mac_address",
    "hostname",
    "provision_code",
    "signed_payload",
    "status",
    "success",
    "check",
    "ip_addresses",
    "action_taken",
    "pre_state",
    "é\"\\",
    "\uD83D\uDE00",
    "\uFB33",
    ""
  };

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(60));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void parse_randomBytes_throwsOnlyInvalidRequest(long seed) {
    var random = new Random(seed);
    var bytes = new byte[random.nextInt(400)];
    random.nextBytes(bytes);
    if (bytes.length > 0 && random.nextBoolean()) {
      bytes[0] = '{';
    }
    quietly(() -> Json.object(bytes, "body"));
    quietly(() -> Bundle.parse(new String(bytes, StandardCharsets.ISO_8859_1)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void parse_randomTrees_throwsOnlyInvalidRequest(long seed) {
    var random = new Random(seed);
    var tree = tree(random, 4);
    for (int i = 0; i < 50; i++) {
      tree.set(NAMES[random.nextInt(NAMES.length)], value(random, 2));
      var fields = Fields.of(tree);
      quietly(() -> Bundle.parse(Json.text(tree)));
      quietly(() -> SignedBundle.from(fields));
      quietly(() -> SignedOrder.from(fields));
      quietly(() -> Order.from(fields));
      quietly(() -> OrderCompletion.from(fields));
      quietly(() -> CheckinRequest.from(fields));
      quietly(() -> Incident.from(fields));
      quietly(() -> ClaimRequest.from(fields));
      quietly(() -> ProvisioningStatus.from(fields));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void canonical_anyTree_readBackAndWrittenAgainIsTheSame(long seed) {
    var tree = tree(new Random(seed), 5);
    var text = CanonicalJson.of(tree);
    var again = Json.object(text, "t").tree();
    assertThat(CanonicalJson.of(again)).isEqualTo(text);
    assertThat(again).isEqualTo(Json.object(Json.text(tree), "t").tree());
  }

  private static void quietly(Runnable parse) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThatCode(
                    () -> {
                      try {
                        parse.run();
                      } catch (InvalidRequest | UnknownVersion e) {
                        assertThat(e.getMessage()).isNotBlank();
                      }
                    })
                .doesNotThrowAnyException());
  }

  private static ObjectNode tree(Random random, int depth) {
    var tree = Json.object();
    for (int i = random.nextInt(6); i > 0; i--) {
      tree.set(NAMES[random.nextInt(NAMES.length)], value(random, depth - 1));
    }
    return tree;
  }

  private static JsonNode value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> Json.object().nullNode();
      case 1 -> Json.object().booleanNode(random.nextBoolean());
      case 2 ->
          Json.object()
              .numberNode(random.nextLong(-CanonicalJson.INTEGER_MAX, CanonicalJson.INTEGER_MAX));
      case 3 -> Json.object().stringNode(NAMES[random.nextInt(NAMES.length)]);
      case 4 ->
          Json.object()
              .stringNode(
                  random
                      .ints(5, 1, 0xD800)
                      .collect(
                          StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                      .toString());
      case 5 -> Json.object().stringNode("2026-11-21T10:00:00Z");
      case 6 -> Json.array().add(value(random, depth - 1)).add(value(random, depth - 1));
      default -> tree(random, depth);
    };
  }
}
