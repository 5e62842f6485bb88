package osiriscare.appliance.update;

import java.util.Map;
import java.util.Optional;
import osiriscare.daemon.archive.Manifest;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.release.ReleaseVersion;

/// How an overlay does.
///
/// @param manifest hash of its manifest's text: which archive it is
/// @param starts starts since it was last found well
/// @param isConfirmed whether it was ever found healthy
record OverlayState(ReleaseVersion version, String manifest, int starts, boolean isConfirmed) {
  /// Starts in a row that did not end well, after which it goes.
  static final int STARTS_MAX = 3;

  static OverlayState fresh(Manifest manifest) {
    return new OverlayState(manifest.version(), manifest.hash(), 0, false);
  }

  /// Empty when it is none.
  static Optional<OverlayState> from(Map<String, String> values) {
    try {
      return Optional.of(
          new OverlayState(
              ReleaseVersion.parse(values.getOrDefault("version", "")),
              Sha256.requireHex(values.getOrDefault("manifest", "")),
              Integer.parseInt(values.getOrDefault("starts", "")),
              "true".equals(values.get("confirmed"))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  String[] lines() {
    return new String[] {
      "version=" + version, "manifest=" + manifest, "starts=" + starts, "confirmed=" + isConfirmed
    };
  }

  OverlayState started() {
    return new OverlayState(version, manifest, starts + 1, isConfirmed);
  }

  OverlayState confirmed() {
    return new OverlayState(version, manifest, 0, true);
  }

  boolean hasStartedTooOften() {
    return starts >= STARTS_MAX;
  }
}
