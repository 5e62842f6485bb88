package osiriscare.appliance.drift.check;

/// There is room left on the root file system.
final class DiskSpaceCheck {
  private DiskSpaceCheck() {}

  static Finding run(Subject subject) {
    return Finding.judge(
        subject.host().files().usedPercent("/"),
        percent -> decide(percent, subject.baseline().diskUsedPercentMax()));
  }

  static Finding decide(int usedPercent, int usedPercentMax) {
    return Finding.failWhen(
            usedPercent > usedPercentMax, usedPercent + " % of the root file system is used")
        .withMeasure("used_percent", usedPercent)
        .with("used_percent_max", usedPercentMax);
  }
}
