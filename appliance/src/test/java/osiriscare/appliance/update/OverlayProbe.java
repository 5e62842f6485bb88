package osiriscare.appliance.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

/// Stands for the daemon: writes down which one it is, and then crashes or runs on.
public final class OverlayProbe {
  private OverlayProbe() {}

  /// Runs it.
  ///
  /// @param arguments the state folder
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var folder = Path.of(arguments[0]);
    var home = OverlayProbe.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    var name =
        home.contains("/agent-overlay/")
            ? String.valueOf(System.getenv("OSIRIS_OVERLAY"))
            : OverlayMachine.PACKAGED;
    Files.writeString(
        folder.resolve("ran"), name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (Files.exists(folder.resolve("crash-" + name))) {
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }
}
