package osiriscare.database;

import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;

/// Keeps a program from starting with too much power or on a schema that it does not know.
public final class SchemaGuard {
  private static final String MY_POWER =
      """
      SELECT r.rolsuper OR r.rolbypassrls
          OR EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                      WHERE n.nspname = 'public' AND pg_has_role(c.relowner, 'MEMBER'))
        FROM pg_roles r WHERE r.rolname = current_user
      """;

  private static final String APPLIED =
      """
      SELECT version FROM flyway_schema_history
       WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1
      """;

  private SchemaGuard() {}

  /// Returns when the program may start.
  ///
  /// @throws IllegalStateException with one line that says what to do otherwise
  public static void check(Database database) {
    database.withoutTenant(db -> {
      if (db.sql(MY_POWER).query(Boolean.class).single()) {
        throw new IllegalStateException(
            "The database role "
                + database.url().user()
                + " is the owner or a superuser; use osiris_receiver or osiris_central.");
      }
      return db;
    });
    var applied = appliedVersion(database);
    var needed = MigrationVersion.fromVersion(Migrations.newestVersion(database.url()));
    if (applied.isEmpty() || MigrationVersion.fromVersion(applied.get()).compareTo(needed) < 0) {
      throw new IllegalStateException(
          "The database schema is at version "
              + applied.orElse("none")
              + ", this build needs "
              + needed
              + ": run `osiris db migrate`.");
    }
  }

  private static Optional<String> appliedVersion(Database database) {
    return database.withoutTenant(db ->
        db.sql("SELECT to_regclass('flyway_schema_history') IS NOT NULL")
                .query(Boolean.class)
                .single()
            ? db.sql(APPLIED).query(String.class).optional()
            : Optional.empty());
  }
}
