package osiriscare.protocol.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.protocol.checkin.LiveStatus;

class IdsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"84:3A:5B:91:B6:61", "84-3a-5b-91-b6-61", "843a.5b91.b661", "843A5B91B661"})
  void macAddress_anySpelling_isCanonical(String text) {
    assertThat(MacAddress.parse(text).value()).isEqualTo("84:3A:5B:91:B6:61");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "84:3A:5B:91:B6", "84:3A:5B:91:B6:6G", "84:3A:5B:91:B6:61:00"})
  void macAddress_garbage_isRefused(String text) {
    assertThatThrownBy(() -> MacAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void applianceId_ofSiteAndMac_givesBothBack() {
    var id = new ApplianceId("partner-clinic-abc123-84:3A:5B:91:B6:61");
    assertThat(id.site()).isEqualTo(new SiteId("partner-clinic-abc123"));
    assertThat(id.mac()).isEqualTo(new MacAddress("84:3A:5B:91:B6:61"));
    assertThat(ApplianceId.of(id.site(), id.mac())).isEqualTo(id);
    assertThatThrownBy(() -> new ApplianceId("84:3A:5B:91:B6:61"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ApplianceId("A-84:3A:5B:91:B6:61"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "abcd1234efgh5678,ABCD1234EFGH5678",
    "ABCD-1234-EFGH-5678,ABCD1234EFGH5678",
    "' abcd 1234 efgh 5678 ',ABCD1234EFGH5678",
    "OOOOIIIILLLL0000,0000111111110000"
  })
  void provisionCode_asPeopleTypeIt_isNormal(String typed, String code) {
    assertThat(ProvisionCode.parse(typed).reveal()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ABCD1234EFGH567",
        "ABCD1234EFGH56789",
        "ABCD1234EFGH567!",
        "UUUU1234EFGH5678"
      })
  void provisionCode_otherLengthOrCharacters_isRefused(String typed) {
    assertThatThrownBy(() -> ProvisionCode.parse(typed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void secrets_printed_hideTheirValue() {
    var random = new SecureRandom();
    var key = ApiKey.generate(random);
    var code = ProvisionCode.generate(random);
    assertThat(key.toString()).isEqualTo("[secret]");
    assertThat(key.reveal()).hasSize(32);
    assertThat(code.toString()).startsWith("************").isNotEqualTo(code.reveal());
    assertThat(ProvisionCode.parse(code.grouped()).reveal()).isEqualTo(code.reveal());
    assertThat(new Secret("x").toString()).isEqualTo("[secret]");
  }

  @ParameterizedTest
  @CsvSource({"0,ONLINE", "299,ONLINE", "300,STALE", "900,STALE", "901,OFFLINE", "100000,OFFLINE"})
  void liveStatus_byAge_flipsAtFiveAndFifteenMinutes(long seconds, LiveStatus expected) {
    var now = Instant.parse("2026-11-21T10:00:00Z");
    assertThat(LiveStatus.of(Optional.of(now.minus(Duration.ofSeconds(seconds))), now))
        .isEqualTo(expected);
    assertThat(LiveStatus.of(Optional.empty(), now)).isEqualTo(LiveStatus.PENDING);
  }
}
