package osiriscare.appliance.update;

import java.util.Optional;
import osiriscare.evidence.signing.ReleaseKeys;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.release.ReleaseVersion;

/// How this process came to run, and what may replace it.
///
/// @param keys who may sign an overlay; none means that there never is one
/// @param running the overlay that this process runs; empty when it runs what is packaged
/// @param isSupervised whether a service manager starts this process again when it ends
/// @param restart ends this process, so that its unit starts it again
public record OverlaySettings(
    ReleaseKeys keys, Optional<ReleaseVersion> running, boolean isSupervised, Runnable restart) {
  /// Nothing is ever taken.
  public static final OverlaySettings NONE =
      new OverlaySettings(ReleaseKeys.NONE, Optional.empty(), false, () -> {});

  /// Reads them.
  ///
  /// @param keys of `OSIRIS_RELEASE_KEYS`, which the unit sets
  /// @param running of `OSIRIS_OVERLAY`, which the start script sets
  /// @param isSupervised whether a service manager starts this process again
  /// @throws IllegalArgumentException when one of them cannot be read
  public static OverlaySettings of(
      Optional<String> keys, Optional<String> running, boolean isSupervised, Runnable restart) {
    return new OverlaySettings(
        keys.map(ReleaseKeys::parse).orElse(ReleaseKeys.NONE),
        running.map(ReleaseVersion::parse),
        isSupervised,
        restart);
  }

  /// What this process calls itself to Central; an overlay by its own version.
  public String buildId() {
    var build = BuildInfo.current();
    return running.map(version -> version + "+" + build.commit() + ".overlay").orElseGet(build::id);
  }
}
