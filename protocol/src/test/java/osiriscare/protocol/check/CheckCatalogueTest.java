package osiriscare.protocol.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckCatalogueTest {
  static Iterable<Check> all() {
    return CheckCatalogue.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void entry_always_isWellFormed(Check check) {
    assertThat(check.type()).matches("[a-z][a-z0-9_]{2,63}");
    assertThat(check.title()).isNotBlank();
    assertThat(check.passCondition()).isNotBlank();
    assertThat(check.platforms()).isNotEmpty();
    assertThat(check.hipaaControls())
        .isNotEmpty()
        .allMatch(
            c ->
                c.matches(
                    "164\\.3(08|10|12|14|16)\\([a-e]\\)(\\(\\d\\))?(\\([ivx]+\\))?(\\([A-E]\\))?"),
            "citation");
  }

  @Test
  void encryption_inNoForm_isFixedWithoutAPerson() {
    assertThat(CheckCatalogue.all())
        .filteredOn(c -> c.type().contains("encryption") || c.type().contains("bitlocker"))
        .hasSize(2)
        .noneMatch(Check::autoFixAllowed);
  }

  @Test
  void require_unknownType_isRefusedByName() {
    assertThat(CheckCatalogue.find("linux_firewall")).isPresent();
    assertThatThrownBy(() -> CheckCatalogue.require("nonsense")).hasMessageContaining("nonsense");
  }
}
