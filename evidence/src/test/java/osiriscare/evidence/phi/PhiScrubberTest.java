package osiriscare.evidence.phi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Json;

class PhiScrubberTest {
  private static final PhiScrubber SCRUBBER = new PhiScrubber(new Secret("site-a-".repeat(5)));

  private static String tree(String json) {
    return Json.text(SCRUBBER.scrub(Json.object(json.replace('\'', '"'), "tree").tree()))
        .replaceAll("REDACTED-[0-9a-f]{8}", "REDACTED");
  }

  @Test
  void scrub_sameValueSpelledOtherwise_hasSameReplacement() {
    var dashed = SCRUBBER.scrub("123-45-6789");
    assertTrue(dashed.matches("\\[SSN-REDACTED-[0-9a-f]{8}\\]"), dashed);
    assertEquals("SSN: " + dashed, SCRUBBER.scrub("SSN: 123 45 6789"));
    assertNotEquals(dashed, SCRUBBER.scrub("123-45-6780"));
  }

  @Test
  void scrub_otherSiteKey_hasOtherReplacement() {
    var other = new PhiScrubber(PhiScrubber.newKey(new SecureRandom()));
    assertNotEquals(SCRUBBER.scrub("123-45-6789"), other.scrub("123-45-6789"));
  }

  @Test
  void construct_shortKey_isRefusedWithoutQuotingIt() {
    var e = assertThrows(IllegalArgumentException.class, () -> new PhiScrubber(new Secret("tiny")));
    assertFalse(String.valueOf(e.getMessage()).contains("tiny"));
  }

  @Test
  void scrub_nestedTree_namesOfFieldsAreLabels() {
    assertEquals(
        "{'patient':{'id':'[PATIENT-ID-REDACTED]','name':'[NAME-REDACTED]','ward':3},"
                .replace('\'', '"')
            + "'hosts':[{'mrn':'[MRN-REDACTED]'},{'ip':'10.0.0.1'}],'phones':['[PHONE-REDACTED]']}"
                .replace('\'', '"'),
        tree(
            "{'patient':{'id':4711001,'name':'jane roe','ward':3},"
                + "'hosts':[{'mrn':8812004},{'ip':'10.0.0.1'}],'phones':['9375550142']}"));
  }

  @Test
  void scrub_camelCaseAndSnakeCaseNames_areLabels() {
    assertEquals(
        "{\"patientDob\":\"[DOB-REDACTED]\",\"home_phone\":\"[PHONE-REDACTED]\",\"SSN\":\"[SSN-REDACTED]\"}",
        tree("{'patientDob':'1962-03-17','home_phone':'9375550142','SSN':123456789}"));
  }

  @Test
  void scrub_patientDataInNamesOfFields_isReplacedAndNoValueIsLost() {
    assertEquals(
        "{\"[EMAIL-REDACTED]\":1,\"[EMAIL-REDACTED] (2)\":2}",
        tree("{'Jane.Roe@example.com':1,'jane.roe@example.com':2}"));
  }

  @Test
  void scrub_treeOfMachineData_isUnchanged() {
    var json =
        "{'generation':142,'uptime_seconds':1763721900,'ratio':0.5,'ok':true,'none':null,"
            + "'units':[{'name':'getty@tty1.service','pid':4471820,'active':true}],"
            + "'account':{'name':'nixos','uid':1000,'sid':'S-1-5-21-3623811015-3361044348-30300820-1013'},"
            + "'bundle_id':'9b2d1c40-11aa-4c3e-8f00-77aa88bb99cc','members':['root','nixos']}";
    assertEquals(json.replace('\'', '"'), tree(json));
  }

  @Test
  void scrub_beforeSigning_signatureHoldsForTheScrubbedText() {
    var key = SigningKey.generate(new SecureRandom());
    var text = CanonicalJson.of(SCRUBBER.scrub(Json.object().put("output", "SSN 123-45-6789")));
    assertFalse(text.contains("6789"));
    assertTrue(key.verifyingKey().verifies(text, key.sign(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 ",
        "a@",
        "patient name: ",
        "12 Oak ",
        "123-",
        "PID|",
        "((((",
        "+1 555 ",
        "\"mrn\":["
      })
  void scrub_hostileRepetition_endsQuickly(String piece) {
    var text = piece.repeat(200_000 / piece.length());
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> SCRUBBER.scrub(text));
  }

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(20));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void scrub_garbage_neverThrowsAndSettles(long seed) {
    var random = new Random(seed);
    var pieces =
        new String[] {
          "SSN", " ", ":", "123-45-6789", "patient", "name", "\uD800", "«", "@", ".com",
              "4111111111111111",
          "\n", "PID|", "12 Oak St", "[", "(0010,0010)", "é", "\"", "=", "_", "-", "937-555-0142"
        };
    var text = new StringBuilder();
    for (int i = random.nextInt(200); i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    var scrubbed = SCRUBBER.scrub(text.toString());
    assertFalse(scrubbed.matches("(?s).*(?:^| )123-45-6789(?: |$).*"), scrubbed);
  }
}
