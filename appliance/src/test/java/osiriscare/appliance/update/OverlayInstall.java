package osiriscare.appliance.update;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.release.AgentRelease;
import osiriscare.protocol.release.ReleaseVersion;

/// The daemon's part of an installation as a process of its own, which can be killed.
final class OverlayInstall {
  private OverlayInstall() {}

  /// Runs it.
  ///
  /// @param arguments state folder, order, archive, its version and hash
  public static void main(String[] arguments) throws InterruptedException {
    var settings =
        OverlaySettings.of(
            Optional.ofNullable(System.getenv("OSIRIS_RELEASE_KEYS")),
            Optional.empty(),
            true,
            () -> Runtime.getRuntime().halt(0));
    new OverlayDesk(
            Path.of(arguments[0]),
            settings,
            (_, file) -> Files.copy(Path.of(arguments[2]), file),
            Clock.systemUTC(),
            Thread::sleep)
        .carryOut(
            new OrderId(arguments[1]),
            new AgentRelease(ReleaseVersion.parse(arguments[3]), arguments[4]));
  }
}
