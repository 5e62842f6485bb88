package osiriscare.flashpods.file;

import java.nio.file.Path;

/// How full the disk is that a folder lies on.
///
/// @param folder one that exists; the disk of one that does not counts as full
public record DiskSpace(Path folder) {
  private static final double PERCENT = 100;

  /// Used part, from 0 to 1; what only root may still use counts as used.
  public double used() {
    // By the file, not by its store: that reads the whole mount table each time.
    var file = folder.toFile();
    long total = file.getTotalSpace();
    return total == 0 ? 1 : 1 - (double) file.getUsableSpace() / total;
  }

  /// Bytes until the disk is that full; never negative.
  public long roomBelow(int percentMax) {
    var file = folder.toFile();
    double kept = file.getTotalSpace() * (1 - percentMax / PERCENT);
    return Math.max(0, file.getUsableSpace() - (long) kept);
  }
}
