package osiriscare.central;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/// A webhook and a mail server that keep all that they are told, and do what a test wants in the
/// moment before or after they answer.
final class Listeners implements AutoCloseable {
  /// A moment of which a test makes use.
  enum Moment {
    BEFORE_HOOK_ANSWERS,
    AFTER_HOOK_ANSWERED,
    BEFORE_MAIL_IS_TAKEN,
    AFTER_MAIL_IS_TAKEN
  }

  /// What the webhook was told.
  record Call(String key, String body) {}

  private record Wanted(Moment moment, Runnable what) {}

  final List<Call> calls = new CopyOnWriteArrayList<>();
  final List<String> mails = new CopyOnWriteArrayList<>();
  private final AtomicReference<Optional<Wanted>> wanted = new AtomicReference<>(Optional.empty());
  private final HttpServer hook;
  private final ServerSocket mailServer;

  Listeners() throws IOException {
    var loopback = InetAddress.getLoopbackAddress();
    hook = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    hook.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    hook.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            calls.add(new Call(key, body));
            comes(Moment.BEFORE_HOOK_ANSWERS);
            exchange.sendResponseHeaders(204, -1);
          }
          comes(Moment.AFTER_HOOK_ANSWERED);
        });
    hook.start();
    mailServer = new ServerSocket(0, 50, loopback);
    Thread.ofVirtual().name("mail-server").start(this::accept);
  }

  /// Does this, once, the next time that this moment comes.
  void when(Moment moment, Runnable what) {
    wanted.set(Optional.of(new Wanted(moment, what)));
  }

  private void comes(Moment moment) {
    var now = wanted.get();
    if (now.map(Wanted::moment).equals(Optional.of(moment))
        && wanted.compareAndSet(now, Optional.empty())) {
      now.get().what().run();
    }
  }

  String hookUrl() {
    return "http://127.0.0.1:" + hook.getAddress().getPort() + "/";
  }

  String mailUrl() {
    return "smtp://127.0.0.1:" + mailServer.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        var socket = mailServer.accept();
        Thread.ofVirtual().name("mail").start(() -> serve(socket));
      }
    } catch (IOException _) {
      // Closed at the end of the test.
    }
  }

  // As much of RFC 5321 as a client needs that sends one mail.
  private void serve(Socket socket) {
    try (socket;
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8)) {
      say(out, "220 mail.test");
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equalsIgnoreCase("DATA")) {
          say(out, "354 go on");
          mails.add(data(in));
          comes(Moment.BEFORE_MAIL_IS_TAKEN);
          say(out, "250 taken");
          comes(Moment.AFTER_MAIL_IS_TAKEN);
        } else if (line.equalsIgnoreCase("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 mail.test");
        }
      }
    } catch (IOException _) {
      // The other side was killed.
    }
  }

  private static String data(BufferedReader in) throws IOException {
    var text = new StringBuilder();
    for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
      if (line == null) {
        throw new IOException("cut off");
      }
      text.append(line).append('\n');
    }
    return text.toString();
  }

  private static void say(Writer out, String line) throws IOException {
    out.write(line + "\r\n");
    out.flush();
  }

  @Override
  public void close() throws IOException {
    hook.stop(0);
    mailServer.close();
  }
}
