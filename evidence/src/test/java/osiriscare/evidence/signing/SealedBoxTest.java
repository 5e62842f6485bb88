package osiriscare.evidence.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SealedBoxTest {
  private static final byte[] PLAIN = "hunter2".getBytes(StandardCharsets.UTF_8);
  private final SigningKey key = SigningKey.generate(new SecureRandom());

  @RepeatedTest(20)
  void seal_forAKey_isOpenedByItAndByNoOther() {
    var sealed = SealedBox.seal(key.verifyingKey(), PLAIN, "box 1");
    assertThat(SealedBox.open(key, sealed, "box 1")).isEqualTo(PLAIN);
    assertThat(SealedBox.seal(key.verifyingKey(), PLAIN, "box 1")).isNotEqualTo(sealed);
    var other = SigningKey.generate(new SecureRandom());
    assertThatThrownBy(() -> SealedBox.open(other, sealed, "box 1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SealedBox.open(key, sealed, "box 2"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void open_ofWhatWasChangedOrTorn_failsWithItsOwnException() {
    var sealed = SealedBox.seal(key.verifyingKey(), PLAIN, "c");
    for (int i = 0; i < sealed.length(); i++) {
      var changed =
          sealed.substring(0, i) + (sealed.charAt(i) == '0' ? '1' : '0') + sealed.substring(i + 1);
      // The key's top bit is no part of it (RFC 7748); whatever else changes is noticed.
      if (i / 2 == 31) {
        continue;
      }
      assertThatThrownBy(() -> SealedBox.open(key, changed, "c"))
          .as("changed at " + i)
          .isInstanceOf(IllegalArgumentException.class);
      var torn = sealed.substring(0, i);
      assertThatThrownBy(() -> SealedBox.open(key, torn, "c"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
