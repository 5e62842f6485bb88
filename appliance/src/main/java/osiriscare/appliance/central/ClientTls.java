package osiriscare.appliance.central;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import osiriscare.appliance.config.ApplianceConfig.ClientCertificate;
import osiriscare.appliance.config.ConfigException;

/// A TLS context that shows our client certificate. Errors name the file, never what is in it.
public final class ClientTls {
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

  private ClientTls() {}

  /// Reads certificate chain and unencrypted PKCS#8 key, both PEM.
  ///
  /// @throws ConfigException when a file is no such thing
  public static SSLContext of(ClientCertificate files) {
    try (InputStream stream = Files.newInputStream(files.certificate())) {
      var chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(stream)
              .toArray(Certificate[]::new);
      if (chain.length == 0) {
        throw new ConfigException(files.certificate(), "holds no certificate");
      }
      var keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry("client", privateKey(files.key()), new char[0], chain);
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, new char[0]);
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException _) {
      throw new ConfigException(files.certificate(), "cannot be used together with " + files.key());
    }
  }

  private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    var pem = Files.readString(file);
    if (!pem.contains("-----BEGIN PRIVATE KEY-----")) {
      throw new ConfigException(file, "must hold an unencrypted PKCS#8 key in PEM form");
    }
    var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    for (var algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (InvalidKeySpecException _) {
        // Of another kind; the next algorithm tells.
      }
    }
    throw new ConfigException(file, "holds a key of a kind that is not known");
  }
}
