package osiriscare.central.site;

import osiriscare.database.Db;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// What other features ask about sites: is there such a one, and tell who watches it.
public final class SiteDirectory {
  private SiteDirectory() {}

  private static final String COUNT_SITES =
      """
      SELECT count(*) FROM site WHERE site_id = :site
      """;

  /// Refuses a site that there is not.
  ///
  /// @throws ProblemException `not_found`
  public static void require(Db db, SiteId site) {
    if (!exists(db, site)) {
      throw new ProblemException(ProblemCode.NOT_FOUND, "There is no site " + site);
    }
  }

  /// Whether there is such a site, for who asks.
  public static boolean exists(Db db, SiteId site) {
    return db.sql(COUNT_SITES).param("site", site.value()).query(Long.class).single() > 0;
  }

  private static final String COUNT_APPLIANCES =
      """
      SELECT count(*) FROM appliance WHERE appliance_id = :appliance AND site_id = :site
      """;

  /// Refuses an appliance that the site does not have.
  ///
  /// @throws ProblemException `not_found`
  public static void require(Db db, SiteId site, ApplianceId appliance) {
    long count =
        db.sql(COUNT_APPLIANCES)
            .param("appliance", appliance.value())
            .param("site", site.value())
            .query(Long.class)
            .single();
    if (count == 0) {
      throw new ProblemException(
          ProblemCode.NOT_FOUND, "There is no appliance " + appliance + " at site " + site);
    }
  }

  private static final String TELL =
      """
      SELECT pg_notify('osiris_site', :site)::text
      """;

  /// Tells browsers that something of the site changed, when the transaction commits.
  public static void tellChanged(Db db, SiteId site) {
    db.sql(TELL).param("site", site.value()).query(String.class).optional();
  }
}
