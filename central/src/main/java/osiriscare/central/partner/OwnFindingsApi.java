package osiriscare.central.partner;

import java.util.List;
import java.util.UUID;
import osiriscare.central.partner.OwnFindings.OwnAsset;
import osiriscare.central.partner.OwnFindings.OwnPattern;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Page;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Database;
import osiriscare.database.Db;

/// What is known of all sites of a partner, for its technicians and for its own systems. What is
/// done about it is done at the site.
public final class OwnFindingsApi {
  private final Database database;

  OwnFindingsApi(Database database) {
    this.database = database;
  }

  private interface Read<T> {
    List<T> rows(Db db, UUID partner, PageRequest page);
  }

  private <T> List<T> read(Call call, PageRequest page, Read<T> read) {
    var partner = call.account().requirePartner();
    return database.in(call.tenant(), db -> read.rows(db, partner, page));
  }

  /// Machines that evidence speaks of, by site and name.
  public Page<OwnAsset> assets(Call call) {
    var page = call.page(3);
    var rows = read(call, page, OwnFindingsStore::assets);
    return Page.of(rows, page, asset -> Cursor.at(asset.siteName(), asset.siteId(), asset.host()));
  }

  /// What plans taught at its sites, the newest first.
  public Page<OwnPattern> learning(Call call) {
    var page = call.page(2);
    var rows = read(call, page, OwnFindingsStore::patterns);
    return Page.of(rows, page, pattern -> Cursor.at(pattern.lastSeenAt(), pattern.signature()));
  }
}
