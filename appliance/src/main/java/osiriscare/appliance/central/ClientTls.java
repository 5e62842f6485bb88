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
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import osiriscare.appliance.config.ApplianceConfig.ClientCertificate;
import osiriscare.appliance.config.ConfigException;
import osiriscare.appliance.config.PrivateFile;
import osiriscare.protocol.id.Sha256;

/// The TLS context of our requests, when it is not the default one: it shows a client certificate,
/// trusts a private authority, or both. Errors name the setting, never the file or what is in it.
public final class ClientTls {
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

  private ClientTls() {}

  /// Reads the certificate chain with its unencrypted PKCS#8 key, and the authorities to trust
  /// instead of the public ones, all PEM.
  ///
  /// @throws ConfigException when a file is no such thing
  public static Optional<SSLContext> of(
      Optional<ClientCertificate> client, Optional<Path> serverAuthorities) {
    if (client.isEmpty() && serverAuthorities.isEmpty()) {
      return Optional.empty();
    }
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(
          client.map(ClientTls::keyManagers).orElse(null),
          serverAuthorities.map(ClientTls::trustManagers).orElse(null),
          null);
      return Optional.of(context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("make a TLS context", e);
    }
  }

  private static KeyManager[] keyManagers(ClientCertificate files) {
    try {
      var chain = certificates(files.certificate()).toArray(Certificate[]::new);
      var keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry("client", privateKey(files.key()), new char[0], chain);
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, new char[0]);
      return managers.getKeyManagers();
    } catch (IOException | GeneralSecurityException _) {
      throw new ConfigException("client_cert_file", "cannot be used together with client_key_file");
    }
  }

  private static TrustManager[] trustManagers(Path file) {
    try {
      var authorities = KeyStore.getInstance("PKCS12");
      authorities.load(null, null);
      for (var certificate : certificates(file)) {
        authorities.setCertificateEntry("authority-" + authorities.size(), certificate);
      }
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(authorities);
      return managers.getTrustManagers();
    } catch (IOException | GeneralSecurityException _) {
      throw new ConfigException("server_ca_file", "does not name certificates in PEM form");
    }
  }

  /// SHA-256 of the certificate's public key in SPKI form, in hex: by this an operator registers
  /// it.
  ///
  /// @throws ConfigException when the file is no certificate
  public static String publicKeySha256(Path certificate) {
    try {
      return Sha256.hex(certificates(certificate).iterator().next().getPublicKey().getEncoded());
    } catch (IOException | GeneralSecurityException _) {
      throw new ConfigException("client_cert_file", "does not name a certificate in PEM form");
    }
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream stream = Files.newInputStream(file)) {
      var found = CertificateFactory.getInstance("X.509").generateCertificates(stream);
      if (found.isEmpty()) {
        throw new CertificateException("none there");
      }
      return found;
    }
  }

  private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    PrivateFile.check(file, "client_key_file");
    var pem = Files.readString(file);
    if (!pem.contains("-----BEGIN PRIVATE KEY-----")) {
      throw new ConfigException(
          "client_key_file", "must name an unencrypted PKCS#8 key in PEM form");
    }
    var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    for (var algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (InvalidKeySpecException _) {
        // Of another kind; the next algorithm tells.
      }
    }
    throw new ConfigException("client_key_file", "names a key of a kind that is not known");
  }
}
