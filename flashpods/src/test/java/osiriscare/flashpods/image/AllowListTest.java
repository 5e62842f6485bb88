package osiriscare.flashpods.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.flashpods.error.ApiError;

final class AllowListTest {
  private final AllowList list = new AllowList(List.of("ubuntu:22.04", "registry.example:5000/*"));

  @Test
  void check_onTheList_isTaken() {
    assertThat(list.check("ubuntu:22.04").value()).isEqualTo("ubuntu:22.04");
    assertThat(list.check("registry.example:5000/a/b@sha256:" + "0".repeat(64)).value())
        .startsWith("registry.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ubuntu",
        "ubuntu:22.04.1",
        "debian:12",
        "--privileged",
        "-v",
        "",
        " ubuntu:22.04",
        "ubuntu:22.04\n",
        "registry.example:5000/../ubuntu",
        "registry.example:5000/a b",
        "registry.example:5000/A",
        "registry.example:5000/a@sha256:00",
        "docker://ubuntu:22.04",
        "registry.example:5000//a"
      })
  void check_otherOrMalformed_isRefused(String reference) {
    assertThatThrownBy(() -> list.check(reference)).isInstanceOf(ApiError.class);
  }
}
