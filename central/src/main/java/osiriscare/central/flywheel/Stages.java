package osiriscare.central.flywheel;

/// In which stage a site gets a rule: one site, then a tenth of them, then the rest.
final class Stages {
  private static final int TENTH = 10;

  private Stages() {}

  /// The stage of a site.
  ///
  /// @param index of the site, in the order of the roll-out
  /// @param sites how many there are
  static int of(int index, int sites) {
    if (index == 0) {
      return 1;
    }
    int second = Math.max(1, Math.ceilDiv(sites, TENTH));
    return index <= second ? 2 : 3;
  }
}
