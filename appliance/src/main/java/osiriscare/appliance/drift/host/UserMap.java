package osiriscare.appliance.drift.host;

import java.util.ArrayList;
import java.util.List;

/// How the kernel translates owners for this process (user_namespaces(7)). An owner that is not
/// mapped shows as `nobody`, and a mapped one may show as somebody else.
record UserMap(List<Range> ranges) {
  private static final int RANGES_MAX = 340;

  record Range(long inside, long outside, long count) {
    boolean keeps(long id) {
      return inside == outside && id >= inside && id < inside + count;
    }
  }

  /// Every owner shows as it is.
  static final UserMap IDENTITY = new UserMap(List.of(new Range(0, 0, 4_294_967_295L)));

  UserMap {
    ranges = List.copyOf(ranges);
  }

  /// Reads `/proc/self/uid_map`.
  static UserMap parse(String text) {
    var ranges = new ArrayList<Range>();
    for (var line : text.lines().limit(RANGES_MAX).toList()) {
      var words = line.strip().split("\\s+", -1);
      if (words.length != 3) {
        throw new NotUnderstood("the user map has a line of another form");
      }
      try {
        ranges.add(
            new Range(
                Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2])));
      } catch (NumberFormatException _) {
        throw new NotUnderstood("the user map has a line that is not numbers");
      }
    }
    return new UserMap(ranges);
  }

  /// Whether an owner that shows with this id has this id on the host.
  boolean keeps(long id) {
    return ranges.stream().anyMatch(range -> range.keeps(id));
  }
}
