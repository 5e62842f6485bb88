package osiriscare.central.policy;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.time.Instant;
import java.util.List;
import osiriscare.database.Db;
import osiriscare.protocol.id.SiteId;

/// Reads and writes what is switched off.
final class SwitchStore {
  /// Most things that one site may have switched off.
  static final int SWITCHES_MAX = 2_000;

  private SwitchStore() {}

  private static final String ALL =
      """
      SELECT kind, name, appliance_id, reason, switched_at, switched_by
        FROM healing_switch WHERE site_id = :site
       ORDER BY appliance_id NULLS FIRST, kind, name
       LIMIT 2000
      """;

  /// What is off at a site, the whole site's first.
  static List<SwitchView> all(Db db, SiteId site) {
    return db.sql(ALL)
        .param("site", site.value())
        .query((row, _) ->
            new SwitchView(
                text(row, "kind"),
                text(row, "name"),
                optionalText(row, "appliance_id"),
                text(row, "reason"),
                instant(row, "switched_at"),
                text(row, "switched_by")))
        .list();
  }

  private static final String OFF =
      """
      INSERT INTO healing_switch (site_id, appliance_id, kind, name, reason, switched_at, switched_by)
      VALUES (:site, :appliance, :kind, :name, :reason, :now, :by)
      ON CONFLICT DO NOTHING
      """;

  /// Switches off.
  ///
  /// @return whether it was on
  static boolean off(Db db, SiteId site, WantedSwitch wanted, String by, Instant now) {
    return db.sql(OFF)
            .param("site", site.value())
            .param("appliance", orNull(wanted.applianceId()))
            .param("kind", wanted.kind())
            .param("name", wanted.name())
            .param("reason", wanted.reason().orElse(""))
            .param("now", Db.time(now))
            .param("by", by)
            .update()
        > 0;
  }

  private static final String ON =
      """
      DELETE FROM healing_switch
       WHERE site_id = :site AND appliance_id IS NOT DISTINCT FROM :appliance::text AND kind = :kind AND name = :name
      """;

  /// Switches on.
  ///
  /// @return whether it was off
  static boolean on(Db db, SiteId site, WantedSwitch wanted) {
    return db.sql(ON)
            .param("site", site.value())
            .param("appliance", orNull(wanted.applianceId()))
            .param("kind", wanted.kind())
            .param("name", wanted.name())
            .update()
        > 0;
  }
}
