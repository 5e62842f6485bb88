package osiriscare.flashpods.lifecycle;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import osiriscare.flashpods.file.DiskSpace;

/// How full the disks are that uploads, artifacts and logs lie on.
public final class Disks {
  private final Map<String, Path> areas;

  /// @param areas folders that exist, by the word for the metrics
  public Disks(Map<String, Path> areas) {
    this.areas = new LinkedHashMap<>(areas);
  }

  /// Used part of each area's disk, from 0 to 1.
  public Map<String, Double> used() {
    var result = new LinkedHashMap<String, Double>();
    areas.forEach((name, folder) -> result.put(name, new DiskSpace(folder).used()));
    return result;
  }

  /// The fullest one in whole percent.
  public int fullestPercent() {
    return (int) (100 * used().values().stream().mapToDouble(Double::doubleValue).max().orElse(0));
  }
}
