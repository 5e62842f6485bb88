package osiriscare.protocol.release;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A version such as `1.4.2`: up to four numbers, compared one by one.
public record ReleaseVersion(List<Integer> numbers) implements Comparable<ReleaseVersion> {
  private static final int NUMBERS_MAX = 4;

  public ReleaseVersion {
    numbers = List.copyOf(numbers);
  }

  /// Reads it.
  ///
  /// @throws IllegalArgumentException when it is none
  public static ReleaseVersion parse(String text) {
    if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,6}){0,3}")) {
      throw new IllegalArgumentException("must be a version such as 1.4.2");
    }
    return new ReleaseVersion(Arrays.stream(text.split("\\.", -1)).map(Integer::parseInt).toList());
  }

  /// The version of a build, without what says that it is on the way to it.
  public static ReleaseVersion ofBuild(String text) {
    return parse(text.replaceFirst("-.*", ""));
  }

  @Override
  public int compareTo(ReleaseVersion other) {
    for (int i = 0; i < NUMBERS_MAX; i++) {
      int order = Integer.compare(number(i), other.number(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private int number(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }

  @Override
  public String toString() {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
  }
}
