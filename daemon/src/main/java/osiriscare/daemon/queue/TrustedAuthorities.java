package osiriscare.daemon.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import osiriscare.daemon.settings.Settings;

/// Sockets that trust the authorities of a PEM file and no others, or without one the system's.
final class TrustedAuthorities {
  private TrustedAuthorities() {}

  static SSLSocketFactory sockets(Optional<Path> file) {
    try {
      var context = SSLContext.getInstance("TLS");
      var managers = file.isPresent() ? trusting(file.get()) : null;
      context.init(null, managers, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("make a TLS context", e);
    }
  }

  private static TrustManager[] trusting(Path file) throws GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    try (var stream = Files.newInputStream(file)) {
      store.load(null, null);
      int count = 0;
      for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
        store.setCertificateEntry("authority-" + count++, authority);
      }
    } catch (IOException | GeneralSecurityException _) {
      throw new Settings.InvalidSetting(
          "EVENT_QUEUE_CA_FILE", "is no readable file of certificates: " + file);
    }
    if (store.size() == 0) {
      throw new Settings.InvalidSetting("EVENT_QUEUE_CA_FILE", "holds no certificate: " + file);
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
