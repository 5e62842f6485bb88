package osiriscare.healing.rule;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rules that want one field to lie within bounds: a tree over the rules sorted by their bounds,
/// each node of which knows the lowest bound, the highest bound and the first rule below it. A
/// search leaves out every part that the number lies outside of, and every part whose rules all
/// come after one that was found. Searching allocates nothing.
final class BoundsIndex {
  private static final int ROOT = 1;

  private final FieldPath field;
  private final Ranked[] leaves;
  // By node; the children of node n are 2n and 2n + 1, the leaves begin at leaves.length.
  private final long[] lowest;
  private final long[] highest;
  private final int[] firstRank;

  private record Bounded(Ranked ranked, Bounds bounds) {}

  private BoundsIndex(FieldPath field, List<Bounded> sorted) {
    this.field = field;
    int width = Integer.highestOneBit(Math.max(1, sorted.size() - 1)) * 2;
    leaves = new Ranked[width];
    lowest = new long[2 * width];
    highest = new long[2 * width];
    firstRank = new int[2 * width];
    Arrays.fill(lowest, Long.MAX_VALUE);
    Arrays.fill(highest, Long.MIN_VALUE);
    Arrays.fill(firstRank, Integer.MAX_VALUE);
    for (int i = 0; i < sorted.size(); i++) {
      leaves[i] = sorted.get(i).ranked();
      lowest[width + i] = sorted.get(i).bounds().low();
      highest[width + i] = sorted.get(i).bounds().high();
      firstRank[width + i] = sorted.get(i).ranked().rank();
    }
    for (int node = width - 1; node >= ROOT; node--) {
      lowest[node] = Math.min(lowest[2 * node], lowest[2 * node + 1]);
      highest[node] = Math.max(highest[2 * node], highest[2 * node + 1]);
      firstRank[node] = Math.min(firstRank[2 * node], firstRank[2 * node + 1]);
    }
  }

  /// Indexes rules all of which want this field within bounds.
  static BoundsIndex of(String field, List<Ranked> rules) {
    return new BoundsIndex(
        FieldPath.of(field),
        rules.stream()
            .map(ranked -> new Bounded(ranked, Bounds.of(ranked.rule(), field).orElseThrow()))
            .sorted(
                Comparator.comparingLong((Bounded one) -> one.bounds().low())
                    .thenComparingLong(one -> one.bounds().high()))
            .toList());
  }

  /// The first rule that fits and comes before `before`; else `before`.
  @Nullable Ranked first(Drift drift, @Nullable Ranked before) {
    var value = field.detail(drift);
    return value == null || !Comparison.isNumber(value)
        ? before
        : first(ROOT, Comparison.number(value), drift, before);
  }

  private @Nullable Ranked first(int node, long number, Drift drift, @Nullable Ranked before) {
    if (number < lowest[node]
        || number > highest[node]
        || (before != null && firstRank[node] > before.rank())) {
      return before;
    }
    if (node >= leaves.length) {
      var candidate = leaves[node - leaves.length];
      return candidate != null && candidate.rule().matches(drift) ? candidate : before;
    }
    // The side with the earlier rule first: what it finds spares the other.
    int earlier = firstRank[2 * node] <= firstRank[2 * node + 1] ? 2 * node : 2 * node + 1;
    return first(earlier ^ 1, number, drift, first(earlier, number, drift, before));
  }
}
