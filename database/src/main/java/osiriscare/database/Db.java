package osiriscare.database;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.postgresql.util.PGobject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;

/// Runs SQL inside one transaction. Comes from [Database] only, so that no statement runs without
/// its tenant.
public final class Db {
  private final Connection connection;
  private final JdbcClient client;

  Db(Connection connection) {
    this.connection = connection;
    this.client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  /// A statement; its text must be a constant, so that nothing can be concatenated into it.
  public StatementSpec sql(@CompileTimeConstant final String sql) {
    return client.sql(sql);
  }

  /// Texts as one `text[]` parameter, for `= ANY(:names)`: the statement stays the same for any
  /// number of them.
  public Array texts(Collection<String> values) {
    try {
      return connection.createArrayOf("text", values.toArray());
    } catch (SQLException e) {
      throw new DatabaseUnavailable("make an array", e);
    }
  }

  /// A time as PostgreSQL's driver takes it.
  public static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /// A time as PostgreSQL's driver gives it.
  public static Instant instant(OffsetDateTime time) {
    return time.toInstant();
  }

  /// As [#instant(OffsetDateTime)] for a column that may be null.
  public static Optional<Instant> instant(Optional<OffsetDateTime> time) {
    return time.map(OffsetDateTime::toInstant);
  }

  /// A tree as a `jsonb` parameter; the driver's own type stays inside.
  public static Object jsonb(JsonNode node) {
    try {
      var value = new PGobject();
      value.setType("jsonb");
      value.setValue(Json.text(node));
      return value;
    } catch (SQLException e) {
      throw new IllegalStateException("a jsonb value refused its text", e);
    }
  }
}
