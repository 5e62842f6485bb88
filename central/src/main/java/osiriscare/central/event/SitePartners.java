package osiriscare.central.event;

import static osiriscare.central.sql.Columns.uuid;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import osiriscare.database.Database;
import osiriscare.database.Tenant;

/// Which partner a site belongs to, remembered for a while: notifications come many at a time.
final class SitePartners {
  private static final int SITES_MAX = 20_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private static final String PARTNER =
      """
      SELECT partner_id FROM site WHERE site_id = :site
      """;

  private final Database database;
  private final Cache<String, UUID> partners =
      Caffeine.newBuilder().maximumSize(SITES_MAX).expireAfterWrite(REMEMBERED).build();

  SitePartners(Database database) {
    this.database = database;
  }

  /// Whether a tenant sees a site; of a site that there is not only the platform hears.
  boolean mayBeSeen(String site, Tenant tenant) {
    return switch (tenant) {
      case Tenant.Platform _ -> true;
      case Tenant.Partner(var id) -> partner(site).filter(id::equals).isPresent();
      case Tenant.Client _ -> false; // Clients' pages have no stream.
    };
  }

  private Optional<UUID> partner(String site) {
    return Optional.ofNullable(partners.getIfPresent(site))
        .or(() -> {
          var found = find(site);
          found.ifPresent(partner -> partners.put(site, partner));
          return found;
        });
  }

  private Optional<UUID> find(String site) {
    return database.inPlatform(db ->
        db.sql(PARTNER).param("site", site).query((row, _) -> uuid(row, "partner_id")).optional());
  }
}
