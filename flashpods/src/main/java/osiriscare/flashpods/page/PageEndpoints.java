package osiriscare.flashpods.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Endpoint;

/// The page's three files. They hold no data and so need no token; what they show they ask the API
/// for, with the token that the reader gives them.
public final class PageEndpoints {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
          + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private PageEndpoints() {}

  /// The routes.
  public static List<Endpoint> endpoints() {
    return List.of(
        route("/", "text/html; charset=utf-8", "page.html"),
        route("/page.js", "text/javascript; charset=utf-8", "page.js"),
        route("/page.css", "text/css; charset=utf-8", "page.css"));
  }

  private static Endpoint route(String path, String type, String file) {
    var answer =
        Answer.text(type, text(file))
            .withHeader("Content-Security-Policy", POLICY)
            .withHeader("Referrer-Policy", "no-referrer")
            .withHeader("Cross-Origin-Opener-Policy", "same-origin");
    return new Endpoint(
        "GET", path, "Part of the web page: " + file, "", List.of(), List.of(), _ -> answer);
  }

  private static String text(String file) {
    try (var in = PageEndpoints.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("read " + file, e);
    }
  }
}
