package osiriscare.database;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// The schema as the catalogue describes it, in one order, as SQL that a person can read.
final class SchemaText {
  private static final String TABLES =
      """
      SELECT format(E'CREATE TABLE %I (\\n%s\\n)%s;', c.relname,
             string_agg(format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
               CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END,
               CASE WHEN a.attidentity = 'a' THEN ' GENERATED ALWAYS AS IDENTITY'
                    ELSE coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '') END), E',\\n' ORDER BY a.attnum),
             coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', ''))
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'flyway_schema_history'
       GROUP BY c.oid, c.relname, c.reloptions ORDER BY c.relname
      """;

  private static final String CONSTRAINTS =
      """
      SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s;', conrelid::regclass, conname, pg_get_constraintdef(oid))
        FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f', 'p', 'u')
         AND conrelid <> 'flyway_schema_history'::regclass
       ORDER BY conrelid::regclass::text, conname
      """;

  private static final String INDEXES =
      """
      SELECT i.indexdef || ';' FROM pg_indexes i
       WHERE i.schemaname = 'public' AND i.tablename <> 'flyway_schema_history'
         AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)
       ORDER BY i.indexname
      """;

  private static final String FUNCTIONS =
      """
      SELECT pg_get_functiondef(p.oid) || ';'
             || CASE WHEN r.rolname = 'osiris_lookup' THEN E'\\n-- owner: ' || r.rolname ELSE '' END
        FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner
       WHERE p.pronamespace = 'public'::regnamespace ORDER BY p.proname
      """;

  private static final String TRIGGERS =
      """
      SELECT pg_get_triggerdef(t.oid) || ';' FROM pg_trigger t
       WHERE NOT t.tgisinternal ORDER BY t.tgname
      """;

  private static final String ROW_SECURITY =
      """
      SELECT format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY%s;', relname,
               CASE WHEN relforcerowsecurity THEN ', FORCE ROW LEVEL SECURITY' ELSE '' END)
        FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace ORDER BY relname
      """;

  private static final String POLICIES =
      """
      SELECT format('CREATE POLICY %I ON %I FOR %s TO %s USING (%s)%s;', policyname, tablename, cmd,
               array_to_string(roles, ', '), qual, coalesce(' WITH CHECK (' || with_check || ')', ''))
        FROM pg_policies WHERE schemaname = 'public' ORDER BY tablename, policyname
      """;

  private static final String TABLE_GRANTS =
      """
      SELECT format('GRANT %s ON %I TO %s;', string_agg(privilege_type, ', ' ORDER BY privilege_type), table_name, grantee)
        FROM information_schema.role_table_grants
       WHERE table_schema = 'public' AND grantee IN ('osiris_receiver', 'osiris_central', 'osiris_lookup', 'PUBLIC')
       GROUP BY table_name, grantee ORDER BY table_name, grantee
      """;

  private static final String COLUMN_GRANTS =
      """
      SELECT format('GRANT %s (%s) ON %s TO %s;', g.privilege_type, a.attname, a.attrelid::regclass, g.grantee::regrole)
        FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) g
       WHERE a.attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace) ORDER BY 1
      """;

  private static final String FUNCTION_GRANTS =
      """
      SELECT DISTINCT format('GRANT EXECUTE ON FUNCTION %I TO %s;', routine_name, grantee)
        FROM information_schema.routine_privileges
       WHERE routine_schema = 'public' AND grantee IN ('osiris_receiver', 'osiris_central', 'PUBLIC') ORDER BY 1
      """;

  private SchemaText() {}

  static String of(Db db) {
    return String.join(
        "\n\n",
        section(db.sql(TABLES)),
        section(db.sql(CONSTRAINTS)),
        section(db.sql(INDEXES)),
        section(db.sql(FUNCTIONS)),
        section(db.sql(TRIGGERS)),
        section(db.sql(ROW_SECURITY)),
        section(db.sql(POLICIES)),
        section(db.sql(TABLE_GRANTS)),
        section(db.sql(COLUMN_GRANTS)),
        section(db.sql(FUNCTION_GRANTS)) + "\n");
  }

  private static String section(StatementSpec statement) {
    return String.join("\n", statement.query((row, _) -> row.getString(1)).list());
  }
}
