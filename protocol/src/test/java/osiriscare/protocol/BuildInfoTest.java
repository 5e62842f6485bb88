package osiriscare.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildInfoTest {
  @Test
  void current_inThisBuild_isFilledIn() {
    assertThat(BuildInfo.current().version()).matches("[0-9].*");
    assertThat(BuildInfo.current().commit()).doesNotContain("$").isNotBlank();
  }
}
