package osiriscare.central.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osiriscare.protocol.id.Secret;

class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void code_isThatOfRfc6238(long seconds, String code) {
    assertThat(Totp.codeAt(SECRET, seconds / Totp.STEP_S)).isEqualTo(code);
  }

  @Test
  void stepOf_takesOneStepEitherWay_andNoMore() {
    var now = Instant.ofEpochSecond(1_234_567_890);
    long step = now.getEpochSecond() / Totp.STEP_S;
    for (long off = -3; off <= 3; off++) {
      var found = Totp.stepOf(SECRET, new Secret(Totp.codeAt(SECRET, step + off)), now);
      assertThat(found.isPresent()).as("off by " + off).isEqualTo(Math.abs(off) <= 1);
    }
    assertThat(Totp.stepOf(SECRET, new Secret(""), now)).isEmpty();
    assertThat(Totp.stepOf(SECRET, new Secret("05924"), now)).isEmpty();
  }

  @Test
  void secret_inBase32AndAsPicture_isThatOfTheBytes() {
    var secret = new TotpSecret(SECRET);
    assertThat(secret.base32().reveal()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(secret.uri("a b").reveal())
        .isEqualTo(
            "otpauth://totp/OsirisCare:a+b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=OsirisCare&algorithm=SHA1&digits=6&period=30");
    assertThat(secret.picture("a").reveal()).startsWith("<svg ").endsWith("</svg>");
  }

  @Test
  void recoveryCodes_areManyBits_andHashAlikeHoweverTheyAreTyped() {
    var codes = RecoveryCodes.make();
    assertThat(codes).hasSize(10);
    for (var code : codes) {
      assertThat(code.reveal()).matches("([a-z0-9]{4}-){3}[a-z0-9]{4}");
      var typed =
          new Secret(" " + code.reveal().replace("-", " ").toUpperCase(java.util.Locale.ROOT));
      assertThat(RecoveryCodes.hash(typed)).isEqualTo(RecoveryCodes.hash(code));
    }
  }
}
