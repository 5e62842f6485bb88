package osiriscare.appliance.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.appliance.config.ConfigException;
import osiriscare.protocol.json.InvalidRequest;

class AuthorityTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final List<String> NAMES = List.of("10.1.2.3", "fd00:0:0:0:0:0:0:7", "box");

  @TempDir Path folder;

  private Authority authority() throws Exception {
    return Authority.of(folder, NOW, new SecureRandom());
  }

  @Test
  void certificate_isThatOfAnAuthorityWithoutOthersBelowIt() throws Exception {
    var certificate = authority().certificate();
    assertThat(certificate.getBasicConstraints()).isZero();
    assertThat(certificate.getSubjectX500Principal().getName())
        .isEqualTo("CN=OsirisCare Appliance CA");
    assertThat(Duration.between(NOW, certificate.getNotAfter().toInstant()))
        .isEqualTo(Duration.ofDays(3650));
    assertThat(authority().certificate()).isEqualTo(certificate);
  }

  @Test
  void server_isKeptWhileItIsGood_andMadeAnewWhenItsNamesChangeOrItEndsSoon() throws Exception {
    var authority = authority();
    var first = authority.server(NAMES, NOW).certificate();
    first.verify(authority.certificate().getPublicKey());
    assertThat(first.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    var inTime = NOW.plus(Duration.ofDays(330));
    assertThat(authority.server(NAMES.reversed(), inTime).certificate()).isEqualTo(first);
    var renewed = authority.server(NAMES, NOW.plus(Duration.ofDays(336))).certificate();
    assertThat(renewed).isNotEqualTo(first);
    assertThat(authority.server(List.of("10.1.2.4"), NOW).certificate()).isNotEqualTo(renewed);
  }

  @Test
  void server_whoseFilesAreOfAnotherAuthority_isMadeAnew() throws Exception {
    var first = authority().server(NAMES, NOW).certificate();
    Files.delete(folder.resolve("ca.key"));
    Files.delete(folder.resolve("ca.crt"));
    var another = authority();
    var second = another.server(NAMES, NOW).certificate();
    assertThat(second).isNotEqualTo(first);
    second.verify(another.certificate().getPublicKey());
  }

  @ParameterizedTest
  @CsvSource({
    "ca.key, missing, names a file that cannot be read",
    "ca.key, torn, has a ca.key that is no key",
    "ca.crt, torn, has a ca.crt that is no certificate",
    "ca.key, open, names a file with a mode looser than 0600"
  })
  void of_filesThatAreWrong_isRefused_andNothingIsReplaced(String name, String how, String words)
      throws Exception {
    authority();
    var file = folder.resolve(name);
    switch (how) {
      case "missing" -> Files.delete(file);
      case "torn" -> Files.writeString(file, "-----BEGIN");
      default -> Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    }
    assertThatThrownBy(this::authority).hasMessageContaining(words);
    assertThat(Files.exists(file)).isEqualTo(!how.equals("missing"));
  }

  @Test
  void of_aPowerCutBetweenKeyAndCertificate_isMadeAnew() throws Exception {
    authority();
    Files.delete(folder.resolve("ca.crt"));
    var authority = authority();
    authority
        .issue("pc", keys("EC", "secp256r1").getPublic(), NOW)
        .verify(authority.certificate().getPublicKey());
  }

  @Test
  void existing_isNeverMade() {
    assertThatThrownBy(() -> Authority.existing(folder, new SecureRandom()))
        .hasMessageContaining("the daemon makes it");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void certificates_madeWithAClockAhead_areReplacedOrGoodAtOnce() throws Exception {
    var ahead = NOW.plus(Duration.ofDays(1500));
    var authority = Authority.of(folder, ahead, new SecureRandom());
    var early = authority.server(NAMES, ahead).certificate();
    authority.certificate().checkValidity(Date.from(NOW));
    var mended = authority.server(NAMES, NOW).certificate();
    assertThat(mended).isNotEqualTo(early);
    mended.checkValidity(Date.from(NOW));
  }

  @Test
  void of_keyOfAnotherCertificate_isRefused() throws Exception {
    authority();
    var key = Files.readString(folder.resolve("ca.key"));
    Files.delete(folder.resolve("ca.key"));
    Files.delete(folder.resolve("ca.crt"));
    authority();
    Files.writeString(folder.resolve("ca.key"), key);
    assertThatThrownBy(this::authority)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("is not that of its ca.crt");
  }

  @Test
  void issue_namesTheMachine_withANumberOfItsOwn() throws Exception {
    var authority = authority();
    var keys = keys("EC", "secp256r1");
    var first = authority.issue("front-desk-3", keys.getPublic(), NOW);
    var second = authority.issue("x".repeat(200), keys.getPublic(), NOW);
    assertThat(first.getSubjectX500Principal().getName()).isEqualTo("CN=agent-front-desk-3");
    assertThat(first.getSubjectAlternativeNames().iterator().next().get(1))
        .isEqualTo("front-desk-3");
    assertThat(second.getSubjectX500Principal().getName()).hasSize("CN=".length() + 64);
    assertThat(second.getSerialNumber()).isNotEqualTo(first.getSerialNumber());
    assertThat(first.getBasicConstraints()).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({"EC, secp256r1, SHA256withECDSA", "RSA, 2048, SHA256withRSA"})
  void requested_strongKey_isTaken(String kind, String size, String signature) throws Exception {
    var keys = keys(kind, size);
    assertThat(Authority.requested(request(keys, keys, signature))).isEqualTo(keys.getPublic());
  }

  @ParameterizedTest
  @CsvSource({"EC, secp384r1, SHA256withECDSA", "RSA, 1024, SHA256withRSA"})
  void requested_otherKey_isRefused(String kind, String size, String signature) throws Exception {
    var keys = keys(kind, size);
    var request = request(keys, keys, signature);
    assertThatThrownBy(() -> Authority.requested(request))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("must be for a key on P-256");
  }

  @Test
  void requested_keyThatTheAskerDoesNotHave_isRefused() throws Exception {
    var request = request(keys("EC", "secp256r1"), keys("EC", "secp256r1"), "SHA256withECDSA");
    assertThatThrownBy(() -> Authority.requested(request))
        .hasMessageContaining("is not signed with its own key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----",
        "-----BEGIN CERTIFICATE REQUEST-----\n%%%\n-----END CERTIFICATE REQUEST-----"
      })
  void requested_noRequest_isRefused(String text) {
    assertThatThrownBy(() -> Authority.requested(text)).isInstanceOf(InvalidRequest.class);
  }

  private static KeyPair keys(String kind, String size) throws Exception {
    var generator = KeyPairGenerator.getInstance(kind);
    if (kind.equals("EC")) {
      generator.initialize(new ECGenParameterSpec(size));
    } else {
      generator.initialize(Integer.parseInt(size));
    }
    return generator.generateKeyPair();
  }

  private static String request(KeyPair of, KeyPair signedBy, String signature) throws Exception {
    return Authority.pem(
        new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=any"), of.getPublic())
            .build(new JcaContentSignerBuilder(signature).build(signedBy.getPrivate())));
  }
}
