package osiriscare.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import osiriscare.protocol.id.SiteId;

/// The door to PostgreSQL: a pool, and transactions that are bound to tenants. There is no other
/// way to run SQL.
public final class Database implements AutoCloseable {
  /// Longest time that one statement may run.
  public static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);

  /// Most sites that one transaction may be bound to.
  public static final int SITES_MAX = 10_000;

  private final HikariDataSource pool;
  private final DatabaseUrl url;

  /// Opens a pool.
  ///
  /// @param connectionsMax most connections at a time, from 1
  public Database(DatabaseUrl url, String applicationName, int connectionsMax) {
    this.url = url;
    var config = new HikariConfig();
    config.setJdbcUrl(url.jdbcUrl());
    config.setUsername(url.user());
    config.setPassword(url.password().reveal());
    config.setMaximumPoolSize(connectionsMax);
    config.setMinimumIdle(Math.min(2, connectionsMax));
    config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
    config.setPoolName(applicationName);
    config.addDataSourceProperty("ApplicationName", applicationName);
    config.addDataSourceProperty("connectTimeout", "5");
    // Beyond the statement's own limit: a server that vanished answers nothing at all.
    config.addDataSourceProperty(
        "socketTimeout", Long.toString(STATEMENT_TIMEOUT.toSeconds() + 15));
    config.setConnectionInitSql("SET statement_timeout = " + STATEMENT_TIMEOUT.toMillis());
    this.pool = new HikariDataSource(config);
  }

  /// Where this pool is connected to.
  public DatabaseUrl url() {
    return url;
  }

  /// One transaction that sees these sites and no others.
  public <T> T inSites(Collection<SiteId> sites, Function<Db, T> work) {
    if (sites.size() > SITES_MAX) {
      throw new IllegalArgumentException("sites: " + sites.size() + " of at most " + SITES_MAX);
    }
    var list = sites.stream().map(SiteId::value).distinct().collect(Collectors.joining(","));
    return transaction("osiris.sites", list, work);
  }

  /// One transaction that sees all sites; only Central's role is allowed to.
  public <T> T inPlatform(Function<Db, T> work) {
    return transaction("osiris.scope", "platform", work);
  }

  /// One transaction that sees what this tenant may; only Central's role is allowed to.
  public <T> T in(Tenant tenant, Function<Db, T> work) {
    return switch (tenant) {
      case Tenant.Platform _ -> inPlatform(work);
      case Tenant.Partner(var id) -> transaction("osiris.partner", id.toString(), work);
      case Tenant.Client(var id) -> transaction("osiris.client", id.toString(), work);
    };
  }

  /// One transaction that sees no site: for look-ups before the tenant is known, and tables without
  /// one.
  public <T> T withoutTenant(Function<Db, T> work) {
    return transaction("osiris.sites", "", work);
  }

  private <T> T transaction(String setting, String value, Function<Db, T> work) {
    try (var connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        bind(connection, setting, value);
        var result = work.apply(new Db(connection));
        connection.commit();
        return result;
      } catch (RuntimeException | Error e) {
        rollback(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw new DatabaseUnavailable("run a transaction", e);
    }
  }

  private static void rollback(Connection connection, Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static void bind(Connection connection, String setting, String value)
      throws SQLException {
    try (var statement = connection.prepareStatement("SELECT set_config(?, ?, true)")) {
      statement.setString(1, setting);
      statement.setString(2, value);
      statement.execute();
    }
  }

  /// Binds a further site within the transaction, once a look-up has found it.
  public static void bindSite(Db db, SiteId site) {
    db.sql("SELECT set_config('osiris.sites', :site, true)")
        .param("site", site.value())
        .query(String.class)
        .single();
  }

  @Override
  public void close() {
    pool.close();
  }
}
