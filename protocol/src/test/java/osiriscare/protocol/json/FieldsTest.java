package osiriscare.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.checkin.CheckinRequest;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.order.OrderCompletion;
import osiriscare.protocol.provision.ClaimRequest;

class FieldsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "{", "{\"a\":1}x", "{\"a\":1,\"a\":2}", "\"a\"", "null"})
  void object_notExactlyOneObject_isRefused(String text) {
    assertThatThrownBy(() -> Json.object(text, "body"))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageStartingWith("body ");
  }

  @Test
  void object_nestedTooDeep_isRefused() {
    var text = "{\"a\":".repeat(Json.DEPTH_MAX + 1) + "1" + "}".repeat(Json.DEPTH_MAX + 1);
    assertThatThrownBy(() -> Json.object(text, "body")).isInstanceOf(InvalidRequest.class);
  }

  @Test
  void everyReader_missingOrIllTypedField_namesIt() {
    var fields =
        Json.object(
            "{\"t\":5,\"e\":\"\",\"n\":\"x\",\"f\":1.5,\"b\":1,\"d\":\"yesterday\",\"o\":[],\"l\":{},\"s\":\"huge\","
                + "\"z\":null,\"in\":{\"list\":[{\"host\":7}]}}",
            "body");
    wrong(fields, f -> f.text("missing"), "missing is required");
    wrong(fields, f -> f.text("z"), "z is required");
    wrong(fields, f -> f.text("t"), "t must be text");
    wrong(fields, f -> f.text("e"), "e must not be empty");
    wrong(fields, f -> f.integer("n", 0, 9), "n must be a whole number");
    wrong(fields, f -> f.integer("f", 0, 9), "f must be a whole number");
    wrong(fields, f -> f.integer("t", 6, 9), "t must be between 6 and 9");
    wrong(fields, f -> f.bool("b"), "b must be true or false");
    wrong(fields, f -> f.instant("d"), "d must be");
    wrong(fields, f -> f.object("o"), "o must be an object");
    wrong(fields, f -> f.array("l", 5), "l must be a list");
    wrong(
        fields, f -> f.oneOf("s", Severity.class), "s must be one of low, medium, high, critical");
    wrong(
        fields,
        f -> f.object("in").objects("list", 5, inner -> inner.text("host")),
        "in.list[0].host must be text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+12026-11-21T10:00:00Z",
        "-0001-11-21T10:00:00Z",
        "2026-11-21T10:00:00+01:00",
        "2026-13-21T10:00:00Z",
        "2026-11-21",
        "2026-11-21T10:00:00Z\nZ"
      })
  void instant_notRfc3339InUtc_isRefused(String text) {
    var fields = Json.object(Json.text(Json.object().put("at", text)), "body");
    wrong(fields, f -> f.instant("at"), "at must be");
  }

  @Test
  void object_bytesThatReadersDisagreeOn_areRefused() {
    for (var latin1 :
        new String[] {"{\"a\":\"\u00e9\"}", "{\"a\":\"\u00c0\u0080\"}", "\u00ff\u00fe{}"}) {
      assertThatThrownBy(() -> Json.object(latin1.getBytes(StandardCharsets.ISO_8859_1), "body"))
          .isInstanceOf(InvalidRequest.class)
          .hasMessage("body is not UTF-8");
    }
    assertThatThrownBy(() -> Json.object("{\"a\":{\"\\u0000\":1}}", "body"))
        .hasMessageStartingWith("body holds");
  }

  private static void wrong(Fields fields, Consumer<Fields> read, String message) {
    assertThatThrownBy(() -> read.accept(fields))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyParser_garbage_endsWithItsOwnException(long seed) {
    var random = new Random(seed);
    var bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    var texts =
        new String[] {
          new String(bytes, StandardCharsets.ISO_8859_1),
          mutate(
              random,
              "{\"site_id\":\"a\",\"hostname\":\"h\",\"mac_address\":\"84:3A:5B:91:B6:61\"}"),
          mutate(
              random,
              "{\"status\":\"failed\",\"success\":false,\"error_code\":\"x\",\"result\":{}}"),
        };
    for (var text : texts) {
      refusedOrRead(() -> CheckinRequest.from(Json.object(text, "body")));
      refusedOrRead(() -> ClaimRequest.from(Json.object(text, "body")));
      refusedOrRead(() -> OrderCompletion.from(Json.object(text, "body")));
      refusedOrRead(() -> Incident.from(Json.object(text, "body")));
    }
  }

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(200));
  }

  private static String mutate(Random random, String text) {
    var builder = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0; i--) {
      builder.setCharAt(random.nextInt(builder.length()), (char) (32 + random.nextInt(95)));
    }
    return builder.toString();
  }

  private static void refusedOrRead(Runnable parse) {
    try {
      parse.run();
    } catch (InvalidRequest e) {
      assertThat(e.errors()).isNotEmpty();
    }
  }
}
