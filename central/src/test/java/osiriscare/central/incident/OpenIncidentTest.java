package osiriscare.central.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenIncidentTest {
  @ParameterizedTest
  @ValueSource(strings = {"NixOS 26.05 (Yarara)", "nixos", "26.05", "24.05.7001.b134951a4c9f"})
  void isNixos_ofItsReleases_isTrue(String release) {
    assertThat(OpenIncident.isNixos(Optional.of(release))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Debian GNU/Linux 12 (bookworm)", "Ubuntu 24.04.1 LTS", "Nixosaurus", ""})
  void isNixos_ofAnother_isFalse(String release) {
    assertThat(OpenIncident.isNixos(Optional.of(release))).isFalse();
  }

  @Test
  void isNixos_ofAHostThatDoesNotSay_isFalse() {
    assertThat(OpenIncident.isNixos(Optional.empty())).isFalse();
  }
}
