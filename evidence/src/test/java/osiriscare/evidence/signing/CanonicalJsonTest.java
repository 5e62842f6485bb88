package osiriscare.evidence.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

class CanonicalJsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"b\":1,\"a\":2}|{\"a\":2,\"b\":1}",
        "{ \"a\" : [ 1 , null , true ] }|{\"a\":[1,null,true]}",
        "{\"a\":\"\\u00e9\\u0041\"}|{\"a\":\"éA\"}",
        "{\"a\":\"\\u000a\\u001f\\/<>\"}|{\"a\":\"\\n\\u001f/<>\"}",
        "{\"\\ud83d\\ude00\":1,\"\\ufb33\":2}|{\"\uD83D\uDE00\":1,\"\uFB33\":2}",
        "{\"10\":1,\"9\":2}|{\"10\":1,\"9\":2}",
        "{\"n\":9007199254740991}|{\"n\":9007199254740991}",
        "{}|{}",
      })
  void of_anySpelling_isCanonical(String text, String canonical) {
    assertThat(CanonicalJson.of(Json.object(text, "t").tree())).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({"1.5", "1e3", "9007199254740992", "-9007199254740992", "99999999999999999999", "1.0"})
  void of_numberThatReadersDisagreeOn_isRefusedByName(String number) {
    assertThatThrownBy(
            () -> CanonicalJson.of(Json.object("{\"a\":{\"b\":[0," + number + "]}}", "t").tree()))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageStartingWith("a.b[1] ");
  }

  @Test
  void sign_thenVerify_holdsForTheseBytesOnly() {
    var key = SigningKey.generate(new SecureRandom());
    var signature = key.sign("{\"a\":1}");
    assertThat(key.verifyingKey().verifies("{\"a\":1}", signature)).isTrue();
    assertThat(key.verifyingKey().verifies("{\"a\": 1}", signature)).isFalse();
    assertThat(key.verifyingKey().verifies("{\"a\":1}", signature.substring(2))).isFalse();
    assertThat(key.verifyingKey().verifies("{\"a\":1}", "zz" + signature.substring(2))).isFalse();
    assertThat(
            SigningKey.generate(new SecureRandom()).verifyingKey().verifies("{\"a\":1}", signature))
        .isFalse();
  }

  @Test
  void fileForm_readBack_isTheSameKeyAndIsNeverPrinted() {
    var key = SigningKey.generate(new SecureRandom());
    var again = SigningKey.ofFileForm(key.fileForm());
    assertThat(again.verifyingKey()).isEqualTo(key.verifyingKey());
    assertThat(key.toString()).doesNotContain(key.fileForm().strip());
    assertThatThrownBy(() -> SigningKey.ofFileForm(key.fileForm().substring(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(key.fileForm().substring(5, 20));
  }

  /// RFC 8032 §7.1, test 2.
  @Test
  void sign_testVectorOfTheStandard_matches() {
    var key =
        SigningKey.ofFileForm("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    assertThat(key.verifyingKey().hex())
        .isEqualTo("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    assertThat(key.sign("r"))
        .isEqualTo(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  }
}
