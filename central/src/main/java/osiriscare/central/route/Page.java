package osiriscare.central.route;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One page of a list.
///
/// @param nextCursor where the next page begins; empty at the end
public record Page<T>(List<T> items, Optional<String> nextCursor) {
  public Page {
    items = List.copyOf(items);
  }

  /// Cuts a page from rows that were read with [PageRequest#fetch], one more than the page holds.
  ///
  /// @param key where a row stands in the order of the list
  public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, Cursor> key) {
    if (rows.size() <= request.limit()) {
      return new Page<>(rows, Optional.empty());
    }
    var items = rows.subList(0, request.limit());
    return new Page<>(items, Optional.of(key.apply(items.getLast()).text()));
  }

  /// A list that is short by nature and comes whole.
  public static <T> Page<T> whole(List<T> items) {
    return new Page<>(items, Optional.empty());
  }
}
