package osiriscare.appliance.agent;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import osiriscare.appliance.config.ConfigException;
import osiriscare.appliance.config.PrivateFile;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.protocol.json.InvalidRequest;

/// The certificate authority of one appliance: it names the appliance to its agents and the agents
/// to the appliance, and nobody else. `ca.crt` and `ca.key` are made once; a key that is lost takes
/// every enrolment with it. P-256 throughout.
final class Authority {
  /// What its certificate says of whose it is.
  static final String NAME = "OsirisCare Appliance CA";

  private static final Duration OWN_LIFE = Duration.ofDays(3650);
  // Before any appliance: a clock that is ahead at the first start must not make one that is not
  // valid yet.
  private static final Instant OWN_BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LIFE = Duration.ofDays(365);
  private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
  // For a workstation whose clock is behind ours.
  private static final Duration BACKDATED = Duration.ofHours(1);
  private static final int SERIAL_BITS = 127;
  private static final int RSA_BITS_MIN = 2048;
  private static final int P256_BITS = 256;
  private static final int COMMON_NAME_MAX = 64;
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final String SETTING = "ca_dir";

  private final Path folder;
  private final X509Certificate certificate;
  private final PrivateKey key;
  private final SecureRandom random;

  private Authority(Path folder, X509Certificate certificate, PrivateKey key, SecureRandom random) {
    this.folder = folder;
    this.certificate = certificate;
    this.key = key;
    this.random = random;
  }

  /// A certificate that names the appliance, and its key.
  record ServerIdentity(X509Certificate certificate, PrivateKey key) {}

  /// The authority in this folder, made if there is none. Only the daemon may make it.
  ///
  /// @throws ConfigException when one of its two files is missing, open to others or torn
  static Authority of(Path folder, Instant now, SecureRandom random) throws IOException {
    var certificateFile = folder.resolve("ca.crt");
    var keyFile = folder.resolve("ca.key");
    try {
      // A key alone was never used: its certificate is written after it.
      if (!Files.exists(certificateFile)) {
        AtomicFile.createPrivateFolder(folder);
        var keys = keyPair();
        var builder =
            builder(
                named(NAME), named(NAME), keys.getPublic(), OWN_BEGIN, now.plus(OWN_LIFE), random);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(
            Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        // The key first: a certificate whose key a power cut took would never be made anew.
        AtomicFile.writePrivate(keyFile, pem(new JcaPKCS8Generator(keys.getPrivate(), null)));
        AtomicFile.writePrivate(certificateFile, pem(sign(builder, keys.getPrivate())));
      }
      var authority =
          new Authority(folder, readCertificate(certificateFile), readKey(keyFile), random);
      if (!matches(authority.certificate, authority.key)) {
        throw new ConfigException(SETTING, "has a ca.key that is not that of its ca.crt");
      }
      return authority;
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new ConfigException(SETTING, "cannot be used: " + e.getMessage());
    }
  }

  /// The authority that the daemon made.
  ///
  /// @throws ConfigException when it has not, or its files are wrong
  static Authority existing(Path folder, SecureRandom random) throws IOException {
    if (!Files.exists(folder.resolve("ca.crt"))) {
      throw new ConfigException(SETTING, "is empty: the daemon makes it when it starts");
    }
    return of(folder, Instant.EPOCH, random);
  }

  /// Its certificate, which agents trust instead of all others.
  X509Certificate certificate() {
    return certificate;
  }

  /// Its certificate as PEM.
  String certificatePem() {
    return pem(certificate);
  }

  /// The appliance's own certificate: the one on the disk while it is good for these names for more
  /// than 30 days, else a new one.
  ///
  /// @param names addresses and host names under which agents reach the appliance
  ServerIdentity server(Collection<String> names, Instant now) throws IOException {
    var certificateFile = folder.resolve("server.crt");
    var keyFile = folder.resolve("server.key");
    var wanted = new TreeSet<>(names);
    if (Files.exists(certificateFile) && Files.exists(keyFile)) {
      var known = new ServerIdentity(readCertificate(certificateFile), readKey(keyFile));
      if (isGood(known, wanted, now)) {
        return known;
      }
    }
    try {
      var keys = keyPair();
      var builder = issued("OsirisCare Appliance", keys.getPublic(), now);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      builder.addExtension(Extension.subjectAlternativeName, false, alternatives(wanted));
      var made = sign(builder, key);
      AtomicFile.writePrivate(keyFile, pem(new JcaPKCS8Generator(keys.getPrivate(), null)));
      AtomicFile.writePrivate(certificateFile, pem(made));
      return new ServerIdentity(made, keys.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("issue the appliance's certificate", e);
    }
  }

  /// Whether a certificate should be asked for anew by now.
  static boolean endsSoon(X509Certificate certificate, Instant now) {
    return certificate.getNotAfter().toInstant().isBefore(now.plus(RENEWED_BEFORE));
  }

  /// The key that a PKCS #10 request is for, of which it proves possession.
  ///
  /// @throws InvalidRequest when it is none, or its key is too weak
  static PublicKey requested(String pem) {
    try (var parser = new PEMParser(new StringReader(pem))) {
      if (!(parser.readObject() instanceof PKCS10CertificationRequest parsed)) {
        throw wrongRequest("must be a PKCS #10 request in PEM");
      }
      var request = new JcaPKCS10CertificationRequest(parsed);
      if (!request.isSignatureValid(
          new JcaContentVerifierProviderBuilder().build(request.getPublicKey()))) {
        throw wrongRequest("is not signed with its own key");
      }
      var wanted = request.getPublicKey();
      if (!isStrong(wanted)) {
        throw wrongRequest("must be for a key on P-256 or RSA of at least 2048 bits");
      }
      return wanted;
    } catch (IOException
        | GeneralSecurityException
        | OperatorCreationException
        | PKCSException
        | IllegalArgumentException
        | IllegalStateException e) {
      throw wrongRequest("must be a PKCS #10 request in PEM");
    }
  }

  /// Names the holder of a key as this machine's agent, for a year.
  X509Certificate issue(String host, PublicKey agentKey, Instant now) {
    try {
      var builder = issued("agent-" + host, agentKey, now);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
      return sign(builder, key);
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
      throw new IllegalStateException("issue an agent's certificate", e);
    }
  }

  static String pem(Object object) {
    var text = new StringWriter();
    try (var writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    } catch (IOException e) {
      throw new IllegalStateException("write PEM", e);
    }
    return text.toString();
  }

  private static InvalidRequest wrongRequest(String why) {
    return new InvalidRequest("certificate_request_pem", why);
  }

  private static boolean isStrong(PublicKey wanted) {
    return switch (wanted) {
      case ECPublicKey curve -> curve.getParams().getOrder().bitLength() == P256_BITS;
      case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= RSA_BITS_MIN;
      default -> false;
    };
  }

  private boolean isGood(ServerIdentity known, Set<String> wanted, Instant now) {
    try {
      known.certificate().verify(certificate.getPublicKey());
      var named = new TreeSet<String>();
      for (var alternative : known.certificate().getSubjectAlternativeNames()) {
        named.add(String.valueOf(alternative.get(1)));
      }
      return named.equals(wanted)
          && matches(known.certificate(), known.key())
          && !known.certificate().getNotBefore().toInstant().isAfter(now)
          && !endsSoon(known.certificate(), now);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static boolean matches(X509Certificate certificate, PrivateKey key)
      throws GeneralSecurityException {
    var text = "possession".getBytes(StandardCharsets.US_ASCII);
    var signer = Signature.getInstance(SIGNATURE);
    signer.initSign(key);
    signer.update(text);
    var proof = signer.sign();
    signer.initVerify(certificate.getPublicKey());
    signer.update(text);
    return signer.verify(proof);
  }

  private static GeneralNames alternatives(Set<String> names) {
    return new GeneralNames(
        names.stream()
            .map(name ->
                new GeneralName(
                    name.matches("[0-9.]+") || name.contains(":")
                        ? GeneralName.iPAddress
                        : GeneralName.dNSName,
                    name))
            .toArray(GeneralName[]::new));
  }

  private X509v3CertificateBuilder issued(String commonName, PublicKey subject, Instant now)
      throws GeneralSecurityException {
    var issuer = new JcaX509CertificateHolder(certificate).getSubject();
    return builder(
        issuer, named(commonName), subject, now.minus(BACKDATED), now.plus(LIFE), random);
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer,
      X500Name name,
      PublicKey subject,
      Instant from,
      Instant until,
      SecureRandom random) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(SERIAL_BITS, random),
        Date.from(from),
        Date.from(until),
        name,
        subject);
  }

  // X.520 allows no longer one; who an agent is says its certificate's number.
  private static X500Name named(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.CN, commonName.substring(0, Math.min(commonName.length(), COMMON_NAME_MAX)))
        .build();
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey by)
      throws CertificateException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(by)));
  }

  private static KeyPair keyPair() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static X509Certificate readCertificate(Path file) throws IOException {
    try {
      var read =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
      if (read instanceof X509Certificate found) {
        return found;
      }
    } catch (CertificateException _) {
      // Told below.
    }
    throw new ConfigException(SETTING, "has a " + file.getFileName() + " that is no certificate");
  }

  private static PrivateKey readKey(Path file) throws IOException {
    PrivateFile.check(file, SETTING);
    try (var parser = new PEMParser(Files.newBufferedReader(file))) {
      if (parser.readObject() instanceof PrivateKeyInfo info) {
        return new JcaPEMKeyConverter().getPrivateKey(info);
      }
    }
    throw new ConfigException(SETTING, "has a " + file.getFileName() + " that is no key");
  }
}
