package osiriscare.bench.memory;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Speaks TLS before a server of this machine that does not, as a proxy does in the field.
/// `TlsFront KEYSTORE TARGET_PORT` prints the port that it took, and runs until it is ended. The
/// certificate is made for one measurement, so its password is no secret.
final class TlsFront {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final int WAITING_MAX = 50;

  private TlsFront() {}

  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    int target = Integer.parseInt(arguments[1]);
    var factory = context(Path.of(arguments[0])).getServerSocketFactory();
    try (var server = factory.createServerSocket(0, WAITING_MAX, InetAddress.getLoopbackAddress());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      System.out.println(server.getLocalPort());
      while (true) {
        var client = server.accept();
        var behind = new Socket(InetAddress.getLoopbackAddress(), target);
        threads.execute(() -> copy(client, behind));
        threads.execute(() -> copy(behind, client));
      }
    }
  }

  private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
    var keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  // The end of either side ends both.
  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // One that was cut off has nothing more to say.
    }
  }
}
