package osiriscare.central.partner;

import java.util.List;
import osiriscare.central.route.Described;
import osiriscare.central.site.SitePhase;

/// The partner of who asks, as its dashboard begins.
public record OwnPartner(
    @Described(example = "northwind") String slug,
    @Described(example = "Northwind IT Services") String name,
    @Described(oneOf = {"pending", "active", "suspended"}) String status,
    BrandView brand,
    @Described("Sites that are looked after") int sites,
    @Described("Of these, how many need somebody") int sitesInNeed,
    @Described("Provision codes that nobody has claimed yet") int pendingCodes,
    int people) {

  /// A site of the partner, with what it needs from people.
  public record OwnSite(
      @Described(example = "partner-clinic-abc123") String siteId,
      String name,
      SitePhase.SiteProgress progress,
      @Described("The most urgent first; empty when nothing is asked of people") List<Need> needs,
      int openIncidents,
      int openTickets,
      int failingChecks,
      int unknownChecks) {
    public OwnSite {
      needs = List.copyOf(needs);
    }

    /// Its place among the sites: 0 is the most urgent.
    int urgency() {
      return needs.isEmpty() ? Need.values().length : needs.getFirst().place();
    }
  }
}
