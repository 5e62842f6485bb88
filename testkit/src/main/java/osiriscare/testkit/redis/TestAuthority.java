package osiriscare.testkit.redis;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate authority that lives for one test.
public final class TestAuthority {
  private static final X500Name NAME = new X500Name("CN=authority of test");

  private final KeyPair keys = keyPair();
  private final Path file;

  /// Makes an authority whose certificate lies in this folder.
  public TestAuthority(Path folder) {
    try {
      var certificate = sign(NAME, keys, true, new GeneralName(GeneralName.dNSName, "authority"));
      this.file = write(folder.resolve("authority.pem"), certificate);
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("make a test authority", e);
    }
  }

  /// Its certificate, PEM.
  public Path file() {
    return file;
  }

  /// Makes certificate and key of a server: `server.pem` and `server-key.pem` in this folder.
  ///
  /// @param name what the certificate is valid for: an address or a DNS name
  void issue(Path folder, String name) {
    try {
      var server = keyPair();
      int kind = name.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName;
      var subject = new X500Name("CN=" + name);
      write(
          folder.resolve("server.pem"), sign(subject, server, false, new GeneralName(kind, name)));
      write(folder.resolve("server-key.pem"), new JcaPKCS8Generator(server.getPrivate(), null));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("issue a certificate", e);
    }
  }

  private X509CertificateHolder sign(
      X500Name subject, KeyPair subjectKeys, boolean isAuthority, GeneralName name)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    var now = Instant.now();
    return new JcaX509v3CertificateBuilder(
            NAME,
            BigInteger.valueOf(System.nanoTime()),
            Date.from(now.minus(Duration.ofHours(1))),
            Date.from(now.plus(Duration.ofDays(1))),
            subject,
            subjectKeys.getPublic())
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority))
        .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name))
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
  }

  private static KeyPair keyPair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("make a key pair", e);
    }
  }

  private static Path write(Path file, Object thing) throws IOException {
    var text = new StringWriter();
    try (var pem = new JcaPEMWriter(text)) {
      pem.writeObject(thing);
    }
    return Files.writeString(file, text.toString());
  }
}
