package osiriscare.flashpods.store;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.sql.Connection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// One transaction; comes from [Store] only.
public final class Tx {
  private final JdbcClient client;

  Tx(Connection connection) {
    this.client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  /// A statement; its text must be a constant, so that nothing can be concatenated into it.
  public StatementSpec sql(@CompileTimeConstant final String sql) {
    return client.sql(sql);
  }
}
