package osiriscare.protocol.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseVersionTest {
  @ParameterizedTest
  @CsvSource({"1,2", "1.9,1.10", "1.2,1.2.1", "1.2.3,1.2.3.1", "0.1.0,1"})
  void compareTo_older_isLess(String older, String newer) {
    assertThat(ReleaseVersion.parse(older)).isLessThan(ReleaseVersion.parse(newer));
    assertThat(ReleaseVersion.parse(newer)).isGreaterThan(ReleaseVersion.parse(older));
  }

  @Test
  void compareTo_trailingZeros_countNothing() {
    assertThat(ReleaseVersion.parse("1.2").compareTo(ReleaseVersion.parse("1.2.0.0"))).isZero();
  }

  @Test
  void ofBuild_snapshot_isTheVersionItLeadsTo() {
    assertThat(ReleaseVersion.ofBuild("0.1.0-SNAPSHOT")).hasToString("0.1.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.", ".1", "1.2.3.4.5", "1.x", "-1", "1234567", "1 ", "unknown"})
  void parse_anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> ReleaseVersion.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
