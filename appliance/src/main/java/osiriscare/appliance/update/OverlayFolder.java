package osiriscare.appliance.update;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import osiriscare.daemon.archive.ArchiveReader;
import osiriscare.daemon.archive.Manifest;
import osiriscare.daemon.archive.OverlayLayout;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.id.Sha256;

/// The overlay in the state folder and what is known of it: `agent-overlay` is what was unpacked,
/// `.state` how often it was started and whether it was found healthy, `.failed` why the start
/// script ended it, `.order` which order brought it, `.dropped` why the last one went. Each change
/// is complete on the disk before the next.
final class OverlayFolder {
  private final Path stateDir;
  private final Path installed;

  OverlayFolder(Path stateDir) {
    this.stateDir = stateDir;
    this.installed = stateDir.resolve("agent-overlay");
  }

  Path installed() {
    return installed;
  }

  /// Where an archive is kept until it is unpacked.
  Path download() {
    return beside("tar");
  }

  private Path beside(String name) {
    return stateDir.resolve("agent-overlay." + name);
  }

  boolean isInstalled() {
    return Files.exists(installed, LinkOption.NOFOLLOW_LINKS);
  }

  /// Removes what an installation or a drop that was cut off has left.
  void clear() throws IOException {
    delete(beside("new"));
    delete(beside("old"));
    Files.deleteIfExists(download());
    if (!isInstalled()) {
      Files.deleteIfExists(beside("state"));
      Files.deleteIfExists(beside("failed"));
    }
  }

  /// Checks all of what is installed.
  ///
  /// @throws osiriscare.daemon.archive.InvalidArchive saying what is wrong with it
  Manifest verify(ArchiveReader reader) throws IOException {
    var manifest = reader.verifyFolder(installed);
    OverlayLayout.check(manifest);
    OverlayLayout.checkVersion(manifest, installed);
    return manifest;
  }

  /// Puts what was downloaded in the place of what was installed.
  ///
  /// @throws osiriscare.daemon.archive.InvalidArchive saying what is wrong with it
  Manifest unpack(ArchiveReader reader) throws IOException {
    delete(beside("new"));
    var manifest = reader.unpack(download(), beside("new"));
    OverlayLayout.check(manifest);
    return manifest;
  }

  /// Lets what was unpacked take its place.
  void install(OrderId order, Manifest manifest) throws IOException {
    Files.deleteIfExists(beside("dropped"));
    Files.deleteIfExists(beside("failed"));
    UpdateFile.OVERLAY.write(
        beside("order"), "order=" + order.value(), "manifest=" + manifest.hash());
    if (isInstalled()) {
      delete(beside("old"));
      move(installed, beside("old"));
    }
    move(beside("new"), installed);
  }

  /// Whether this order was the last that came as far as installing.
  boolean isOf(OrderId order) {
    return order.value().equals(ofOrder("order"));
  }

  /// Whether what is installed is what this order brought.
  boolean holds(OrderId order) {
    try {
      return isOf(order)
          && Sha256.hex(Files.readAllBytes(installed.resolve(Manifest.FILE)))
              .equals(ofOrder("manifest"));
    } catch (IOException _) {
      return false;
    }
  }

  private String ofOrder(String name) {
    return UpdateFile.OVERLAY
        .read(beside("order"))
        .map(values -> values.getOrDefault(name, ""))
        .orElse("");
  }

  /// Of the archive with this hash; none was kept when it was never started.
  OverlayState state(Manifest manifest) {
    return state()
        .filter(known -> known.manifest().equals(manifest.hash()))
        .orElseGet(() -> OverlayState.fresh(manifest));
  }

  /// Of the one that was started last.
  Optional<OverlayState> state() {
    return UpdateFile.OVERLAY.read(beside("state")).flatMap(OverlayState::from);
  }

  void keep(OverlayState state) throws IOException {
    UpdateFile.OVERLAY.write(beside("state"), state.lines());
  }

  /// Why the start script ended it.
  Optional<String> failed() {
    return reason("failed");
  }

  /// Why the last one went.
  Optional<String> dropped() {
    return reason("dropped");
  }

  private Optional<String> reason(String name) {
    return UpdateFile.OVERLAY
        .read(beside(name))
        .map(values -> values.getOrDefault("reason", "no reason is known"));
  }

  /// Removes what is installed, and keeps why.
  void drop(String version, String reason) throws IOException {
    try {
      UpdateFile.OVERLAY.write(beside("dropped"), "version=" + version, "reason=" + reason);
    } finally {
      // On a full disk it goes all the same; then nothing says why.
      delete(beside("old"));
      move(installed, beside("old"));
      Files.deleteIfExists(beside("state"));
      Files.deleteIfExists(beside("failed"));
      delete(beside("old"));
    }
  }

  private void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    try (var channel = FileChannel.open(stateDir, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
