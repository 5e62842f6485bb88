package osiriscare.healing.runbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The runbooks of this build.
public final class BuiltInRunbooks {
  private static final String FOLDER = "/osiriscare/healing/runbooks/";
  private static final List<String> FILES = List.of("linux.yaml", "workstation.yaml");

  private BuiltInRunbooks() {}

  /// All of them; read anew at each call.
  public static RunbookCatalogue catalogue() {
    var runbooks = new ArrayList<Runbook>();
    FILES.forEach(file -> runbooks.addAll(RunbookDocument.yaml(text(file), file)));
    return RunbookCatalogue.of(runbooks);
  }

  private static String text(String file) {
    try (var stream = BuiltInRunbooks.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is not in this build");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("read " + file, e);
    }
  }
}
