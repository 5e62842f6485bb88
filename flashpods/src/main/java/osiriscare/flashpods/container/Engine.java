package osiriscare.flashpods.container;

import osiriscare.protocol.json.Fields;

/// What the Podman behind the socket is.
///
/// @param isRootless whether it runs as an ordinary user, who then is the jobs' user too
record Engine(boolean isRootless, int major) {
  // From there on slirp4netns is gone.
  private static final int PASTA_SINCE = 5;

  /// Reads `/info`.
  static Engine of(Fields info) {
    var version = info.object("version").text("Version");
    return new Engine(
        info.object("host").object("security").bool("rootless"),
        Integer.parseInt(version, 0, version.indexOf('.'), 10));
  }

  /// How containers with a network are connected; user-mode networking is for the rootless only.
  String connection() {
    if (!isRootless) {
      return "bridge";
    }
    return major < PASTA_SINCE ? "slirp4netns" : "pasta";
  }
}
