package osiriscare.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which build this is, as every program reports it.
///
/// @param version the Maven version, such as `0.1.0-SNAPSHOT`
/// @param commit the first 12 hex digits of the git commit, with `-dirty` when the tree had
///   changes; `unknown` when it was built outside a checkout
public record BuildInfo(String version, String commit) {
  private static final BuildInfo CURRENT = read();

  /// The build of the running program.
  public static BuildInfo current() {
    return CURRENT;
  }

  /// Version and commit in one word, as sent in `X-Build-Id`.
  public String id() {
    return version + "+" + commit;
  }

  private static BuildInfo read() {
    var properties = new Properties();
    try (var stream = BuildInfo.class.getResourceAsStream("build.properties")) {
      if (stream == null) {
        throw new IllegalStateException("build.properties is missing from the class path");
      }
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("read build.properties", e);
    }
    var commit = properties.getProperty("commit", "unknown");
    // Outside a checkout nothing replaces the placeholder.
    return new BuildInfo(
        properties.getProperty("version", "unknown"), commit.startsWith("$") ? "unknown" : commit);
  }
}
