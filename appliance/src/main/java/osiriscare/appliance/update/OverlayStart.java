package osiriscare.appliance.update;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import osiriscare.daemon.archive.ArchiveReader;
import osiriscare.daemon.archive.InvalidArchive;
import osiriscare.daemon.archive.Manifest;
import osiriscare.daemon.archive.OverlayLayout;
import osiriscare.evidence.signing.ReleaseKeys;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.release.ReleaseVersion;

/// Run by the start script, from the packaged program, before each start of the daemon: says
/// whether an overlay runs instead. What it cannot verify, what is not newer than what is packaged,
/// and what was started too often without being found healthy goes; whenever it is in doubt, the
/// packaged program runs.
public final class OverlayStart {
  private final OverlayFolder folder;
  private final ReleaseKeys keys;
  private final ReleaseVersion packaged;

  OverlayStart(OverlayFolder folder, ReleaseKeys keys, ReleaseVersion packaged) {
    this.folder = folder;
    this.keys = keys;
    this.packaged = packaged;
  }

  /// Prints version and class path of the overlay to run, one per line, or nothing.
  ///
  /// @param arguments the state folder
  public static void main(String[] arguments) {
    try {
      var folder = new OverlayFolder(Path.of(arguments[0]));
      var keys = ReleaseKeys.parse(System.getenv().getOrDefault("OSIRIS_RELEASE_KEYS", ""));
      var packaged = ReleaseVersion.ofBuild(BuildInfo.current().version());
      new OverlayStart(folder, keys, packaged)
          .choose()
          .ifPresent(manifest -> {
            System.out.println(manifest.version());
            System.out.println(OverlayLayout.classPath(folder.installed()));
          });
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("the packaged version runs, no overlay can be started: " + e);
      System.exit(1);
    }
  }

  /// The overlay to run now; its start is counted on the disk when this returns.
  Optional<Manifest> choose() throws IOException {
    folder.clear();
    if (!folder.isInstalled()) {
      return Optional.empty();
    }
    Manifest manifest;
    try {
      manifest = folder.verify(new ArchiveReader(keys::verifies));
    } catch (InvalidArchive e) {
      return drop("unknown", "it " + e.getMessage());
    }
    var version = manifest.version().toString();
    if (manifest.version().compareTo(packaged) <= 0) {
      return drop(version, "it is not newer than the packaged " + packaged);
    }
    var failed = folder.failed();
    if (failed.isPresent()) {
      return drop(version, failed.get());
    }
    var state = folder.state(manifest);
    if (state.hasStartedTooOften()) {
      return drop(
          version, "it was started " + state.starts() + " times and never found healthy after");
    }
    folder.keep(state.started());
    return Optional.of(manifest);
  }

  private Optional<Manifest> drop(String version, String reason) throws IOException {
    System.err.println("overlay " + version + " dropped, the packaged version runs: " + reason);
    folder.drop(version, reason);
    return Optional.empty();
  }
}
