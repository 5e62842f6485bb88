package osiriscare.central.route;

import java.util.Optional;
import osiriscare.protocol.json.InvalidRequest;

/// Which page of a list is asked for.
///
/// @param limit most items to answer
/// @param after where the page before ended
public record PageRequest(int limit, Optional<Cursor> after) {
  /// Most items of one page.
  public static final int LIMIT_MAX = 200;

  /// Items of one page unless asked for otherwise.
  public static final int LIMIT_DEFAULT = 50;

  static PageRequest of(Optional<String> limit, Optional<String> cursor, int keySize) {
    return new PageRequest(
        limit.map(PageRequest::limit).orElse(LIMIT_DEFAULT),
        cursor.map(text -> Cursor.parse(text, keySize)));
  }

  /// Rows to read: one more than the page holds, which tells whether there is a next page.
  public int fetch() {
    return limit + 1;
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= LIMIT_MAX) {
        return limit;
      }
    } catch (NumberFormatException _) {
      // Answered below, as a number out of range is.
    }
    throw new InvalidRequest("limit", "must be a whole number from 1 to " + LIMIT_MAX);
  }
}
