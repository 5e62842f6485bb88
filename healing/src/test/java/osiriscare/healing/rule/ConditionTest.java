package osiriscare.healing.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

class ConditionTest {
  private static final String DETAILS =
      """
      {"text": "nginx.service", "number": 30, "numeric": "30", "yes": true, "none": null,
       "zero": 0, "list": ["a", 7], "deep": {"er": {"value": "x"}}, "word": "true"}
      """;
  private static final Drift DRIFT =
      new Drift(
          "disk_space",
          "srv1",
          "linux",
          Severity.HIGH,
          "disk_space",
          Json.object(DETAILS, "details").tree());

  private static Condition condition(String field, String operator, String value) {
    var json = Json.object().put("field", field).put("operator", operator);
    return Condition.from(Fields.of(json.set("value", Json.parse(value, "value"))));
  }

  private static boolean holds(String field, String operator, String value) {
    return condition(field, operator, value).holds(DRIFT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          text    | equals     | "nginx.service"   | true
          text    | eq         | "nginx"           | false
          number  | equals     | 30                | true
          number  | equals     | "30"              | true
          numeric | equals     | 30                | true
          numeric | equals     | "30"              | true
          numeric | equals     | "030"             | false
          yes     | equals     | true              | true
          yes     | equals     | "true"            | false
          word    | equals     | true              | false
          zero    | equals     | false             | false
          list    | equals     | "a"               | false
          text    | not_equals | "x"               | true
          text    | ne         | "nginx.service"   | false
          number  | not_equals | 31                | true
          number  | not_equals | null              | true
          text    | contains   | "inx.s"           | true
          text    | contains   | "apache"          | false
          list    | contains   | "a"               | true
          list    | contains   | 7                 | true
          list    | contains   | "b"               | false
          number  | contains   | 3                 | false
          text    | regex      | "^nginx[.]"       | true
          number  | regex      | "^3"              | true
          list    | regex      | "a"               | false
          text    | regex      | "^(apache)+$"    | false
          number  | gt         | 29                | true
          number  | gt         | 30                | false
          number  | ge         | 30                | true
          number  | lt         | 31                | true
          number  | lt         | 30                | false
          number  | le         | 30                | true
          numeric | gt         | 29                | true
          text    | gt         | 0                 | false
          text    | lt         | 0                 | false
          yes     | gt         | 0                 | false
          text    | in         | ["a", "nginx.service"] | true
          number  | in         | [1, 30]           | true
          number  | in         | [1, 2]            | false
          text    | not_in     | ["a"]             | true
          text    | not_in     | ["nginx.service"] | false
          text    | exists     | true              | true
          text    | exists     | false             | false
          none    | exists     | true              | false
          none    | exists     | false             | true
          gone    | exists     | false             | true
          deep.er.value | equals | "x"             | true
          deep.er.value.more | equals | "x"        | false
          """)
  void operators_compareTyped(String field, String operator, String value, boolean expected) {
    assertThat(holds("details." + field, operator, value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          equals     | "x"
          not_equals | "x"
          not_equals | null
          contains   | "x"
          regex      | ".*"
          gt         | 0
          lt         | 0
          ge         | 0
          le         | 0
          in         | ["x"]
          not_in     | ["x"]
          exists     | true
          """)
  void whatIsNotThere_fulfilsNothing(String operator, String value) {
    assertThat(holds("details.gone", operator, value)).isFalse();
    assertThat(holds("details.none", operator, value)).isFalse();
  }

  @Test
  void topLevelFields_areTexts() {
    assertThat(holds("check_type", "equals", "\"disk_space\"")).isTrue();
    assertThat(holds("incident_type", "in", "[\"cert_expiry\", \"disk_space\"]")).isTrue();
    assertThat(holds("host", "not_in", "[\"srv1\"]")).isFalse();
    assertThat(holds("host", "regex", "\"^srv[0-9]+$\"")).isTrue();
    assertThat(holds("platform", "not_equals", "\"windows\"")).isTrue();
    assertThat(holds("severity", "contains", "\"igh\"")).isTrue();
    assertThat(holds("drift_detected", "equals", "true")).isTrue();
    assertThat(holds("host", "exists", "false")).isFalse();
  }

  /// Exponential in a backtracking engine; RE2's time is linear.
  @Test
  void hostilePattern_onHostileText_ends() {
    var details = Json.object().put("text", "a".repeat(100_000) + "!");
    var drift = new Drift("disk_space", "h", "linux", Severity.LOW, "disk_space", details);
    assertThat(condition("details.text", "regex", "\"^(a+)+$\"").holds(drift)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          detail.x  | equals | 1       | field
          details   | equals | 1       | field
          details.  | equals | 1       | field
          details.x | like   | 1       | operator
          details.x | equals | null    | value
          details.x | equals | 1.5     | value
          details.x | equals | {"a":1} | value
          details.x | gt     | "5"     | value
          details.x | gt     | 99999999999999999999 | value
          details.x | in     | []      | value
          details.x | in     | "a"     | value
          details.x | in     | [[1]]   | value
          details.x | exists | "yes"   | value
          details.x | regex  | "("     | value
          details.x | regex  | "(a)\\\\1" | value
          """)
  void badCondition_isRefused_naming(String field, String operator, String value, String named) {
    assertThatThrownBy(() -> condition(field, operator, value))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageStartingWith(named);
  }
}
