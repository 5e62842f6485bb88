package osiriscare.appliance.update;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.order.OrderExecutor.OrderFailed;
import osiriscare.appliance.update.RebuildDesk.Pause;
import osiriscare.daemon.archive.ArchiveReader;
import osiriscare.daemon.archive.InvalidArchive;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.release.AgentRelease;
import osiriscare.protocol.release.ReleaseVersion;
import tools.jackson.databind.node.ObjectNode;

/// Has an overlay installed, says whether the one that runs is healthy, and learns how it ended. An
/// order outlives the process that took it: the next one takes it up again, and finds the overlay
/// running or dropped.
public final class OverlayDesk {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration DONE_WITHIN = Duration.ofMinutes(15);
  private static final Logger log = LoggerFactory.getLogger(OverlayDesk.class);

  /// Gets an archive from Central.
  @FunctionalInterface
  public interface Download {
    /// Writes the archive with this hash, and nothing else, into a file.
    ///
    /// @throws OrderFailed when it cannot be had
    void fetch(String sha256, Path file) throws IOException, InterruptedException;
  }

  private final OverlayFolder folder;
  private final OverlaySettings settings;
  private final Download download;
  private final Clock clock;
  private final Pause pause;
  private final Probation probation;

  public OverlayDesk(
      Path stateDir, OverlaySettings settings, Download download, Clock clock, Pause pause) {
    this.folder = new OverlayFolder(stateDir);
    this.settings = settings;
    this.download = download;
    this.clock = clock;
    this.pause = pause;
    this.probation = new Probation(this::tryingNow, this::healthy);
  }

  /// Installs a version and ends this process; returns in the process that it becomes.
  ///
  /// @throws OrderFailed when the machine runs what is packaged, and why
  public ObjectNode carryOut(OrderId order, AgentRelease release) throws InterruptedException {
    var version = release.version();
    if (settings.keys().isEmpty()) {
      throw new OrderFailed("not_supported", "this machine has no release key and takes none");
    }
    var end = clock.instant().plus(DONE_WITHIN);
    boolean isRestarting = false;
    while (clock.instant().isBefore(end)) {
      var dropped = folder.dropped().filter(_ -> folder.isOf(order));
      if (dropped.isPresent()) {
        throw new OrderFailed("dropped", "dropped: " + dropped.get());
      }
      if (!folder.holds(order)) {
        install(order, release);
        isRestarting = true;
      } else if (running(version).filter(OverlayState::isConfirmed).isPresent()) {
        return Json.object().put("version", version.toString()).put("outcome", "running");
      } else if (!isRestarting && !settings.running().equals(Optional.of(version))) {
        giveUp(version);
      }
      pause.of(LOOK_EVERY);
    }
    throw new OrderFailed("timeout", "this process was not ended, or its successor not healthy");
  }

  private void install(OrderId order, AgentRelease release) throws InterruptedException {
    try {
      folder.clear();
      download.fetch(release.sha256(), folder.download());
      var manifest = folder.unpack(new ArchiveReader(settings.keys()::verifies));
      if (!manifest.version().equals(release.version())) {
        throw new OrderFailed("invalid_archive", "it is version " + manifest.version());
      }
      folder.install(order, manifest);
    } catch (InvalidArchive e) {
      throw new OrderFailed("invalid_archive", "the archive " + e.getMessage());
    } catch (IOException e) {
      log.atError().setCause(e).log("an overlay cannot be installed");
      throw new OrderFailed("disk", "the state folder cannot be written");
    } finally {
      clear();
    }
    log.atInfo().addKeyValue("version", release.version()).log("overlay installed, starting again");
    settings.restart().run();
  }

  private void clear() {
    try {
      folder.clear();
    } catch (IOException e) {
      log.atWarn().setCause(e).log("cannot remove what is left of an archive");
    }
  }

  // The start script has its reasons in the journal; it will not try again.
  private void giveUp(ReleaseVersion version) {
    try {
      folder.drop(version.toString(), "it could not be started");
    } catch (IOException e) {
      log.atError().setCause(e).log("cannot remove an overlay that does not start");
      throw new OrderFailed("disk", "it could not be started, and cannot be removed");
    }
  }

  // Of the archive that this process runs, not of another of its version.
  private Optional<OverlayState> running(ReleaseVersion version) {
    return settings
        .running()
        .filter(version::equals)
        .flatMap(_ -> folder.state())
        .filter(state -> state.version().equals(version));
  }

  /// What was seen of the overlay that runs and is being tried.
  public Probation probation() {
    return probation;
  }

  private Optional<String> tryingNow() {
    return settings
        .running()
        .flatMap(this::running)
        .filter(state -> !state.isConfirmed())
        .map(OverlayState::manifest);
  }

  /// A scan has ended: the overlay works even where Central cannot be reached, so the starts of one
  /// that was found healthy before count from here.
  public void scanned() {
    probation.scanned(true);
    settings
        .running()
        .flatMap(this::running)
        .filter(state -> state.isConfirmed() && state.starts() > 0)
        .ifPresent(state -> keep(state.confirmed()));
  }

  private void healthy(String manifest) {
    folder
        .state()
        .filter(state -> state.manifest().equals(manifest) && !state.isConfirmed())
        .ifPresent(state -> {
          keep(state.confirmed());
          log.atInfo().addKeyValue("version", state.version()).log("the overlay is healthy");
        });
  }

  private void keep(OverlayState state) {
    try {
      folder.keep(state);
    } catch (IOException e) {
      log.atError().setCause(e).log("cannot say that the overlay is healthy; it will be dropped");
    }
  }
}
