package osiriscare.central.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// A connection to an address that the rule allows, over TLS to the server of that name, which ends
/// by itself after a while however slowly the other side speaks.
final class Connection implements Closeable {
  private final Socket socket;
  private final CompletableFuture<Void> end;

  private Connection(Socket socket, CompletableFuture<Void> end) {
    this.socket = socket;
    this.end = end;
  }

  /// Opens one.
  ///
  /// @param tls empty speaks plainly
  /// @param limit for all that is said on it
  static Connection open(
      String host, int port, AddressRule rule, Optional<SSLSocketFactory> tls, Duration limit)
      throws IOException {
    var plain = connect(rule.resolve(host), port, limit);
    var later = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
    var end = CompletableFuture.runAsync(() -> close(plain), later);
    var connection = new Connection(plain, end);
    if (tls.isEmpty()) {
      return connection;
    }
    try {
      var socket = (SSLSocket) tls.get().createSocket(plain, host, port, true);
      var parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return new Connection(socket, end);
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  private static Socket connect(Iterable<InetAddress> addresses, int port, Duration limit)
      throws IOException {
    var failed = new IOException("no address can be reached");
    for (var address : addresses) {
      var socket = new Socket();
      try {
        int millis = (int) limit.toMillis();
        socket.connect(new InetSocketAddress(address, port), millis);
        socket.setSoTimeout(millis);
        return socket;
      } catch (IOException e) {
        close(socket);
        failed.addSuppressed(e);
      }
    }
    throw failed;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is of no use any more.
    }
  }

  Socket socket() {
    return socket;
  }

  @Override
  public void close() throws IOException {
    end.cancel(false);
    socket.close();
  }
}
