package osiriscare.central.policysource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Git's own `http-backend` behind TLS and a password, as a partner's Git server is.
final class GitOverHttps implements AutoCloseable {
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Path repositories;
  private final Optional<String> password;

  /// @param store key and certificate, PKCS 12
  /// @param password of the user `reader`; empty lets everybody in
  GitOverHttps(Path repositories, Path store, String storePassword, Optional<String> password)
      throws IOException, GeneralSecurityException {
    this.repositories = repositories;
    this.password = password;
    var keys = KeyStore.getInstance(store.toFile(), storePassword.toCharArray());
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, storePassword.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.setExecutor(threads);
    server.createContext("/moved/", this::redirect);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void redirect(HttpExchange exchange) throws IOException {
    try (exchange) {
      var query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
      var path = exchange.getRequestURI().getPath().replaceFirst("/moved", "");
      exchange.getResponseHeaders().add("Location", path + "?" + query);
      exchange.sendResponseHeaders(302, -1);
    }
  }

  private boolean mayRead(HttpExchange exchange) {
    if (password.isEmpty()) {
      return true;
    }
    var wanted = Base64.getEncoder().encodeToString(("reader:" + password.get()).getBytes(UTF_8));
    return ("Basic " + wanted).equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!mayRead(exchange)) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=git");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      var body = Files.createTempFile("git-answer", "");
      try {
        backend(exchange, body);
        var reply = Files.readAllBytes(body);
        send(exchange, reply);
      } finally {
        Files.delete(body);
      }
    }
  }

  private void backend(HttpExchange exchange, Path output) throws IOException {
    var request = exchange.getRequestURI();
    var builder = new ProcessBuilder("git", "http-backend");
    var headers = exchange.getRequestHeaders();
    builder
        .environment()
        .putAll(
            Map.of(
                "GIT_PROJECT_ROOT", repositories.toString(),
                "GIT_HTTP_EXPORT_ALL", "1",
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "REQUEST_METHOD", exchange.getRequestMethod(),
                "PATH_INFO", request.getPath(),
                "QUERY_STRING", Optional.ofNullable(request.getRawQuery()).orElse(""),
                "CONTENT_TYPE", Optional.ofNullable(headers.getFirst("Content-Type")).orElse(""),
                "HTTP_CONTENT_ENCODING",
                    Optional.ofNullable(headers.getFirst("Content-Encoding")).orElse(""),
                "GIT_PROTOCOL", Optional.ofNullable(headers.getFirst("Git-Protocol")).orElse("")));
    var process = builder.redirectOutput(output.toFile()).start();
    try (var in = process.getOutputStream()) {
      exchange.getRequestBody().transferTo(in);
    }
    try {
      process.waitFor();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      process.destroy();
    }
  }

  // A CGI's answer: headers, an empty line, the body.
  private static void send(HttpExchange exchange, byte[] reply) throws IOException {
    var text = new String(reply, ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    int status = 200;
    for (var line : text.substring(0, end).split("\r\n", -1)) {
      var parts = line.split(": ", 2);
      if (parts[0].equals("Status")) {
        status = Integer.parseInt(parts[1].substring(0, 3));
      } else {
        exchange.getResponseHeaders().add(parts[0], parts[1]);
      }
    }
    exchange.sendResponseHeaders(status, 0);
    exchange.getResponseBody().write(reply, end + 4, reply.length - end - 4);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
