package osiriscare.bench.memory;

import java.io.IOException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// The least that a program of ours could be: a JVM that holds one TLS connection to a port of this
/// machine, until the other side ends it. `OneTlsSocket PORT`
final class OneTlsSocket {
  private OneTlsSocket() {}

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    try (var socket = SSLSocketFactory.getDefault().createSocket("localhost", port)) {
      if (socket instanceof SSLSocket tls) {
        tls.startHandshake();
      }
      System.out.println("connected");
      while (socket.getInputStream().read() >= 0) {
        // Whatever is said is of no interest.
      }
    }
  }
}
