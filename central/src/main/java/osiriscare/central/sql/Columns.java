package osiriscare.central.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import osiriscare.database.Db;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;

/// Reads the columns of one row as the types we use, and writes the types that SQL does not know.
public final class Columns {
  private Columns() {}

  /// A text that is never null.
  public static String text(ResultSet row, String column) throws SQLException {
    return optionalText(row, column)
        .orElseThrow(() -> new IllegalStateException(column + " is null"));
  }

  /// A text that may be null.
  public static Optional<String> optionalText(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  /// A whole number that may be null.
  public static Optional<Long> optionalLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }

  /// A time that is never null.
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return optionalInstant(row, column)
        .orElseThrow(() -> new IllegalStateException(column + " is null"));
  }

  /// A time that may be null.
  public static Optional<Instant> optionalInstant(ResultSet row, String column)
      throws SQLException {
    return Db.instant(Optional.ofNullable(row.getObject(column, OffsetDateTime.class)));
  }

  /// A UUID that is never null.
  public static UUID uuid(ResultSet row, String column) throws SQLException {
    return UUID.fromString(text(row, column));
  }

  /// A UUID that may be null.
  public static Optional<UUID> optionalUuid(ResultSet row, String column) throws SQLException {
    return optionalText(row, column).map(UUID::fromString);
  }

  /// A JSON value that is never null.
  public static JsonNode json(ResultSet row, String column) throws SQLException {
    return Json.parse(text(row, column), column);
  }

  /// A JSON value that may be null.
  public static Optional<JsonNode> optionalJson(ResultSet row, String column) throws SQLException {
    return optionalText(row, column).map(text -> Json.parse(text, column));
  }

  /// An array of texts.
  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.stream((Object[]) row.getArray(column).getArray()).map(String::valueOf).toList();
  }

  /// A parameter that may be missing.
  public static @Nullable Object orNull(Optional<?> value) {
    return value.orElse(null);
  }
}
