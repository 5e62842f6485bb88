package osiriscare.flashpods.container;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// HTTP/1.1 over a Unix socket, one connection per request: the JDK's client cannot, and the engine
/// needs no more.
public final class UnixHttp {
  private static final int HEAD_BYTES_MAX = 1 << 16;
  private static final int BODY_BYTES_MAX = 16 << 20;
  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("unix-http-timer").factory());

  private final Path socket;

  public UnixHttp(Path socket) {
    this.socket = socket;
  }

  /// A whole answer.
  public record Response(int status, String body) {}

  /// Reads an answer's body as it comes.
  @FunctionalInterface
  public interface BodyReader<T> {
    T read(int status, InputStream body) throws IOException;
  }

  /// Sends a request and reads the whole answer; the connection is cut after `limit`.
  ///
  /// @param body JSON, or empty for none
  public Response send(String method, String path, String body, Duration limit) throws IOException {
    return stream(
        method,
        path,
        body,
        limit,
        (status, stream) ->
            new Response(
                status, new String(stream.readNBytes(BODY_BYTES_MAX), StandardCharsets.UTF_8)));
  }

  /// Sends a request and hands the body over while it comes.
  // Closing twice is how the limit cuts a connection that hangs.
  @SuppressWarnings("try")
  public <T> T stream(String method, String path, String body, Duration limit, BodyReader<T> reader)
      throws IOException {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      var cut =
          TIMER.schedule(
              () -> {
                channel.close();
                return true;
              },
              limit.toMillis(),
              TimeUnit.MILLISECONDS);
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
        var request = ByteBuffer.wrap(request(method, path, body));
        while (request.hasRemaining()) {
          channel.write(request);
        }
        var in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        int status = status(line(in));
        return reader.read(status, body(in, status, headers(in)));
      } finally {
        cut.cancel(false);
      }
    }
  }

  private static byte[] request(String method, String path, String body) {
    var content = body.getBytes(StandardCharsets.UTF_8);
    var head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: engine\r\nConnection: close\r\n"
            + (content.length > 0 ? "Content-Type: application/json\r\n" : "")
            + "Content-Length: "
            + content.length
            + "\r\n\r\n";
    var out = new ByteArrayOutputStream();
    out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static int status(String line) throws IOException {
    var words = line.split(" ", 3);
    try {
      return Integer.parseInt(words[1]);
    } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
      throw new IOException("no HTTP answer", e);
    }
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    var headers = new HashMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static InputStream body(InputStream in, int status, Map<String, String> headers) {
    if (status == 204 || status == 304) {
      return InputStream.nullInputStream();
    }
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      return new ChunkedInput(in);
    }
    var length = headers.get("content-length");
    // Without a length the body ends with the connection.
    return length == null ? in : new LimitedInput(in, Long.parseLong(length));
  }

  static String line(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the engine hung up");
      }
      if (bytes.size() > HEAD_BYTES_MAX) {
        throw new IOException("an HTTP line without end");
      }
      bytes.write(b);
    }
    var text = bytes.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
