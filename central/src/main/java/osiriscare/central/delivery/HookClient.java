package osiriscare.central.delivery;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;

/// Posts to a webhook, and reads of the answer no more than its status. It follows nothing, and
/// connects only where the rule allows: the JDK's client looks a name up by itself, so that nobody
/// could say which address it may be.
final class HookClient {
  private static final int STATUS_LINE_MAX = 1_000;
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})( .*)?");

  private final Duration limit;
  private final SSLSocketFactory tls;

  /// @param limit for one attempt
  HookClient(Duration limit, SSLSocketFactory tls) {
    this.limit = limit;
    this.tls = tls;
  }

  /// Posts JSON.
  ///
  /// @return the status of the answer
  /// @throws IOException when there is none
  int post(URI url, Map<String, String> headers, byte[] body, AddressRule rule) throws IOException {
    boolean isTls = url.getScheme().equalsIgnoreCase("https");
    int port = url.getPort() > 0 ? url.getPort() : isTls ? 443 : 80;
    var factory = isTls ? Optional.of(tls) : Optional.<SSLSocketFactory>empty();
    try (var connection = Connection.open(host(url), port, rule, factory, limit)) {
      var out = connection.socket().getOutputStream();
      out.write(head(url, headers, body.length).getBytes(StandardCharsets.US_ASCII));
      out.write(body);
      out.flush();
      return status(new BufferedInputStream(connection.socket().getInputStream()));
    }
  }

  private static String host(URI url) {
    return url.getHost().replaceAll("^\\[|]$", "");
  }

  private static String head(URI url, Map<String, String> headers, int length) {
    var ascii = URI.create(url.toASCIIString());
    var path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
    var query = ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery();
    var head = new StringBuilder("POST " + path + query + " HTTP/1.1\r\n");
    head.append("Host: ").append(url.getHost());
    if (url.getPort() > 0) {
      head.append(':').append(url.getPort());
    }
    head.append("\r\nUser-Agent: OsirisCare\r\nContent-Type: application/json\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return head + "Content-Length: " + length + "\r\nConnection: close\r\n\r\n";
  }

  private static int status(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() >= STATUS_LINE_MAX) {
        throw new IOException("the answer is not one of HTTP");
      }
      line.append((char) next);
    }
    var match = STATUS_LINE.matcher(line.toString().stripTrailing());
    if (!match.matches()) {
      throw new IOException("the answer is not one of HTTP");
    }
    return Integer.parseInt(match.group(1));
  }
}
