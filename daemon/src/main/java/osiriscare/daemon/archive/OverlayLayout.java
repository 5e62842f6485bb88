package osiriscare.daemon.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What an archive of the appliance's program holds, and how its folder is run.
public final class OverlayLayout {
  /// The archive's version, for people; the manifest's is what counts.
  public static final String VERSION = "VERSION";

  /// The program itself.
  public static final String PROGRAM = "appliance.jar";

  /// Folder of the jars that it needs.
  public static final String LIBRARIES = "lib/";

  private OverlayLayout() {}

  /// Refuses an archive of something else.
  ///
  /// @throws InvalidArchive when it is not one of the appliance's program
  public static void check(Manifest manifest) {
    if (!manifest.files().containsKey(VERSION) || !manifest.files().containsKey(PROGRAM)) {
      throw new InvalidArchive("lacks " + VERSION + " or " + PROGRAM);
    }
  }

  /// Refuses a folder whose VERSION is not that of its manifest.
  ///
  /// @throws InvalidArchive when it differs
  public static void checkVersion(Manifest manifest, Path folder) throws IOException {
    if (!Files.readString(folder.resolve(VERSION)).strip().equals(manifest.version().toString())) {
      throw new InvalidArchive("has another " + VERSION + " than its manifest");
    }
  }

  /// For `java -cp`.
  public static String classPath(Path folder) {
    return folder.resolve(PROGRAM) + ":" + folder.resolve(LIBRARIES) + "/*";
  }
}
