package osiriscare.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osiriscare.protocol.id.SiteId;
import osiriscare.testkit.database.TestDatabase;

class SchemaTest {
  private static final SiteId A = new SiteId("clinic-a");
  private static final SiteId B = new SiteId("clinic-b");

  private static TestDatabase databases;

  @BeforeAll
  static void twoSites() {
    databases = TestDatabase.create();
    try (var central = new Database(databases.central(), "test", 2)) {
      central.inPlatform(db -> {
        db.sql(
                "INSERT INTO partner (partner_id, slug, name, brand_name) VALUES (gen_random_uuid(), 'msp', 'M', 'M')")
            .update();
        for (var site : List.of(A, B)) {
          db.sql(
                  "INSERT INTO site (site_id, partner_id, name) SELECT :site, partner_id, 'X' FROM partner")
              .param("site", site.value())
              .update();
        }
        return db;
      });
    }
  }

  @Test
  void everyTableWithASite_hasForcedRowLevelSecurity() {
    try (var owner = new Database(databases.owner(), "test", 1)) {
      var open =
          owner.withoutTenant(db ->
              db.sql(
                      """
                      SELECT c.relname FROM pg_class c
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'site_id'
                       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
                         AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
                      """)
                  .query(String.class)
                  .list());
      assertThat(open).isEmpty();
    }
  }

  /// What belongs to nobody, and what only the platform's jobs read.
  private static final List<String> OF_NOBODY =
      List.of(
          "audit_checkpoint",
          "audit_link",
          "flyway_schema_history",
          "master_key",
          "policy_revision",
          "policy_source",
          "rule_base",
          "server_key",
          "unclaimed_appliance",
          "waiting_appliance");

  @Test
  void everyTable_isProtectedOrListedAsNobodys() {
    try (var owner = new Database(databases.owner(), "test", 1)) {
      var open =
          owner.withoutTenant(db ->
              db.sql(
                      """
                      SELECT c.relname FROM pg_class c
                       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
                         AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
                       ORDER BY 1
                      """)
                  .query(String.class)
                  .list());
      assertThat(open)
          .as("CALL tenant_table('…') or account_table('…') in the migration")
          .isEqualTo(OF_NOBODY);
    }
  }

  // PostgreSQL looks at its columns only when it is called.
  @Test
  void everyFunctionThatReturnsATablesRows_hasAllItsColumns() {
    try (var owner = new Database(databases.owner(), "test", 1)) {
      owner.withoutTenant(db ->
          db.sql(
                  """
                  DO $$
                  DECLARE one record;
                  BEGIN
                    FOR one IN
                      SELECT p.oid::regproc AS name,
                             (SELECT string_agg('NULL::' || a::regtype, ', ') FROM unnest(p.proargtypes) a) AS nothing
                        FROM pg_proc p JOIN pg_type t ON t.oid = p.prorettype
                       WHERE p.pronamespace = 'public'::regnamespace AND p.proretset AND t.typrelid <> 0
                    LOOP
                      EXECUTE format('SELECT * FROM %s(%s)', one.name, one.nothing);
                    END LOOP;
                  END $$
                  """)
              .update());
    }
  }

  @Test
  void everyTableWithASite_isOpenToItsPartnerToo() {
    try (var owner = new Database(databases.owner(), "test", 1)) {
      var closed =
          owner.withoutTenant(db ->
              db.sql(
                      """
                      SELECT c.relname FROM pg_class c
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'site_id'
                       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
                         AND NOT EXISTS (SELECT 1 FROM pg_policies p
                                          WHERE p.tablename = c.relname AND p.policyname = 'partner')
                      """)
                  .query(String.class)
                  .list());
      assertThat(closed).isEmpty();
    }
  }

  @Test
  void partnerScope_seesThatPartnersAndNothingElse_andIsCentralsAlone() {
    try (var receiver = new Database(databases.receiver(), "test", 1);
        var central = new Database(databases.central(), "test", 1)) {
      var other = UUID.randomUUID();
      var mine =
          central.inPlatform(db -> {
            db.sql(
                    "INSERT INTO partner (partner_id, slug, name, brand_name) VALUES (:id, :slug, 'O', 'O')")
                .param("id", other)
                .param("slug", "p" + other.toString().substring(0, 8))
                .update();
            return db.sql("SELECT partner_id FROM partner WHERE slug = 'msp'")
                .query(UUID.class)
                .single();
          });
      assertThat(central.in(new Tenant.Partner(mine), SchemaTest::sites)).hasSize(2);
      assertThat(central.in(new Tenant.Partner(other), SchemaTest::sites)).isEmpty();
      assertThat(central.in(new Tenant.Partner(other), SchemaTest::partners)).hasSize(1);
      assertThat(receiver.in(new Tenant.Partner(mine), SchemaTest::sites)).isEmpty();
      for (var change :
          List.of(
              "UPDATE site SET partner_id = '" + other + "'",
              "INSERT INTO site (site_id, partner_id, name) VALUES ('x', '" + other + "', 'X')")) {
        assertThatThrownBy(() -> central.in(new Tenant.Partner(mine), db -> raw(db, change)))
            .hasStackTraceContaining("row-level security");
      }
      assertThat(
              central.<Integer>in(
                  new Tenant.Partner(mine), db -> raw(db, "UPDATE partner SET brand_name = 'B'")))
          .as("its own brand")
          .isEqualTo(1);
      assertThatThrownBy(() ->
              central.<Integer>in(
                  new Tenant.Partner(mine), db -> raw(db, "UPDATE partner SET status = 'pending'")))
          .hasStackTraceContaining("a partner changes its brand only");
    }
  }

  @Test
  void applicationRole_seesOnlyTheSitesItIsBoundTo() {
    for (var url : List.of(databases.receiver(), databases.central())) {
      try (var database = new Database(url, "test", 1)) {
        assertThat(database.withoutTenant(SchemaTest::sites)).isEmpty();
        assertThat(database.inSites(List.of(A), SchemaTest::sites)).containsExactly("clinic-a");
        assertThat(database.inSites(List.of(A, B), SchemaTest::sites))
            .containsExactly("clinic-a", "clinic-b");
      }
    }
  }

  @Test
  void platformScope_isCentralsAlone() {
    try (var receiver = new Database(databases.receiver(), "test", 1);
        var central = new Database(databases.central(), "test", 1)) {
      assertThat(receiver.inPlatform(SchemaTest::sites)).isEmpty();
      assertThat(central.inPlatform(SchemaTest::sites)).hasSize(2);
    }
  }

  @Test
  void writeToAnotherSite_isRefused() {
    try (var receiver = new Database(databases.receiver(), "test", 1)) {
      assertThatThrownBy(() ->
              receiver.inSites(
                  List.of(A),
                  db ->
                      db.sql(
                              "INSERT INTO appliance (appliance_id, site_id, mac_address, hostname, registered_by)"
                                  + " VALUES ('clinic-b-00:00:00:00:00:01', 'clinic-b', '00:00:00:00:00:01', 'h', 'claim')")
                          .update()))
          .hasStackTraceContaining("row-level security");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "evidence_bundle, site_id",
    "audit_log, site_id",
    "audit_link, link_hash",
    "audit_checkpoint, signature"
  })
  void appendOnlyTable_evenForItsOwner_isNeverChanged(String table, String column) {
    try (var owner = new Database(databases.owner(), "test", 1)) {
      var change = "UPDATE " + table + " SET " + column + " = 'other'";
      for (var statement :
          List.of("DELETE FROM " + table, "TRUNCATE " + table + " CASCADE", change)) {
        assertThatThrownBy(() -> owner.withoutTenant(db -> raw(db, statement)))
            .hasStackTraceContaining("append-only");
      }
    }
    for (var url : List.of(databases.receiver(), databases.central())) {
      try (var database = new Database(url, "test", 1)) {
        var change = "UPDATE " + table + " SET " + column + " = 'other'";
        for (var statement : List.of("DELETE FROM " + table, "TRUNCATE " + table, change)) {
          assertThatThrownBy(() -> database.inSites(List.of(A), db -> raw(db, statement)))
              .hasStackTraceContaining("permission denied");
        }
      }
    }
  }

  @Test
  void schemaGuard_asOwner_refusesToStart() {
    try (var owner = new Database(databases.owner(), "test", 1);
        var receiver = new Database(databases.receiver(), "test", 1)) {
      assertThatThrownBy(() -> SchemaGuard.check(owner)).hasMessageContaining("owner");
      SchemaGuard.check(receiver);
    }
  }

  /// After a change of the schema: run with `-Dosiris.schema.write=true`, then read the difference.
  @Test
  void allMigrations_fromZero_giveTheCheckedInSchema() throws IOException {
    var file = Path.of("../database/schema.sql");
    try (var owner = new Database(databases.owner(), "test", 1)) {
      var schema = owner.withoutTenant(SchemaText::of);
      if (Boolean.getBoolean("osiris.schema.write")) {
        Files.writeString(file, schema);
      }
      assertThat(schema).isEqualTo(Files.readString(file));
    }
  }

  @Test
  void migrate_twice_changesNothing() {
    var password = databases.receiver().password();
    assertThat(Migrations.run(databases.owner(), password, password)).isZero();
  }

  @SuppressWarnings("CompileTimeConstant") // The table's name varies; nothing from outside gets in.
  private static int raw(Db db, String sql) {
    return db.sql(sql).update();
  }

  private static List<String> partners(Db db) {
    return db.sql("SELECT slug FROM partner").query((row, _) -> row.getString(1)).list();
  }

  private static List<String> sites(Db db) {
    return db.sql("SELECT site_id FROM site ORDER BY site_id")
        .query((row, _) -> row.getString(1))
        .list();
  }
}
