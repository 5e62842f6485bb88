package osiriscare.central.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.protocol.id.Secret;

class PasswordRulesTest {
  private final PasswordRules rules = new PasswordRules();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "elevenchars",
        "unbelievable",
        "passwordpassword",
        "Passw0rd!Passw0rd!",
        "qwertyuiop123",
        "aaaaaaaaaaaaaaaa",
        "marta@example.com",
        "20261121202611212026"
      })
  void refusal_ofWhatIsShortLeakedOrGuessable_saysWhy(String password) {
    assertThat(rules.refusal(new Secret(password), List.of("marta", "marta@example.com")))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"correct horse battery", "vG7-kqq2-Lm0x", "пять зелёных кактусов"})
  void refusal_ofALongAndUnusualOne_isNone_whateverItsCharacters(String password) {
    assertThat(rules.refusal(new Secret(password), List.of())).isEmpty();
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  void refusal_ofTheLongestPassword_isQuick() {
    assertThat(rules.refusal(new Secret("aB3$".repeat(64)), List.of())).isPresent();
    assertThat(rules.refusal(new Secret("x".repeat(257)), List.of())).isPresent();
  }
}
