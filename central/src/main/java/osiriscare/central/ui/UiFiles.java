package osiriscare.central.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.servlet.function.ServerResponse;
import osiriscare.central.route.Call;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Serves the UI's files, and its one page for every address that the UI itself understands.
public final class UiFiles {
  private static final String PAGE = "index.html";

  // Files here carry their content's hash in their name.
  private static final String HASHED = "assets/";

  // What programs talk to; a wrong path below these is an error and never a page.
  private static final List<String> NOT_PAGES =
      List.of("api/", "v3/", HASHED, "health", "metrics", "mcp");

  private final Optional<Path> folder;

  UiFiles(Optional<Path> folder) {
    this.folder = folder.map(path -> path.toAbsolutePath().normalize());
  }

  /// Serves a file, or the page.
  public ServerResponse serve(Call call) {
    var path = call.path("path").replaceFirst("^/+", "");
    var file = path.isEmpty() ? Optional.<Resource>empty() : find(path);
    if (file.isPresent()) {
      return answer(file.get(), path);
    }
    if (isPage(path) && asksForPage(call)) {
      return answer(find(PAGE).orElseThrow(UiFiles::nothing), PAGE);
    }
    throw nothing();
  }

  private static ServerResponse answer(Resource file, String path) {
    return ServerResponse.ok()
        .contentType(MediaTypeFactory.getMediaType(path).orElse(MediaType.APPLICATION_OCTET_STREAM))
        .header("Cache-Control", cacheControl(path))
        .body(file);
  }

  private static String cacheControl(String path) {
    if (path.equals(PAGE)) {
      return "no-store";
    }
    return path.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "public, max-age=300";
  }

  private static boolean isPage(String path) {
    return NOT_PAGES.stream().noneMatch(path::startsWith);
  }

  private static boolean asksForPage(Call call) {
    return call.request().headers().accept().stream()
        .anyMatch(type -> type.includes(MediaType.TEXT_HTML));
  }

  private Optional<Resource> find(String path) {
    if (path.contains("..") || path.contains("\\") || path.contains("//") || path.endsWith("/")) {
      return Optional.empty();
    }
    Resource file =
        folder
            .<Resource>map(root -> new FileSystemResource(root.resolve(path)))
            .orElseGet(() -> new ClassPathResource("static/" + path));
    return file.isReadable() ? Optional.of(file) : Optional.empty();
  }

  private static ProblemException nothing() {
    return new ProblemException(ProblemCode.NOT_FOUND);
  }
}
