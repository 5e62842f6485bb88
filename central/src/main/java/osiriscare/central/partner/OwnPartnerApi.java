package osiriscare.central.partner;

import java.time.Clock;
import osiriscare.central.partner.OwnPartner.OwnSite;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Page;
import osiriscare.database.Database;

/// The dashboard of a partner.
public final class OwnPartnerApi {
  private final Database database;
  private final Clock clock;

  OwnPartnerApi(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The partner of who asks.
  public OwnPartner get(Call call) {
    var partner = call.account().requirePartner();
    var now = clock.instant();
    return database.in(
        call.tenant(),
        db -> {
          var view = PartnerStore.find(db, partner);
          var sites = OwnSites.counts(db, partner, now);
          return new OwnPartner(
              view.slug(),
              view.name(),
              view.status(),
              BrandStore.own(db, partner),
              sites.all(),
              sites.inNeed(),
              PartnerStore.pendingCodes(db, partner, now),
              PartnerStore.people(db, partner));
        });
  }

  /// Its sites, those that need somebody first.
  public Page<OwnSite> sites(Call call) {
    var page = call.page(3);
    var partner = call.account().requirePartner();
    var rows = database.in(call.tenant(), db -> OwnSites.page(db, partner, page, clock.instant()));
    return Page.of(rows, page, site -> Cursor.at(site.urgency(), site.name(), site.siteId()));
  }
}
