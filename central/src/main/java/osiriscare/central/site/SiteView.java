package osiriscare.central.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.checkin.LiveStatus;

/// A site as the list shows it.
///
/// @param liveStatus the worst of its appliances that ever checked in
public record SiteView(
    @Described(example = "partner-clinic-abc123") String siteId,
    @Described(example = "Clinic") String name,
    PartnerTag partner,
    @Described(oneOf = {"active", "retired"}) String status,
    @Described("The worst of its appliances that ever checked in") LiveStatus liveStatus,
    SitePhase.SiteProgress progress,
    ApplianceCounts appliances,
    CheckCounts checks,
    Optional<Instant> lastCheckin,
    Instant createdAt) {

  /// Whose client it is.
  public record PartnerTag(@Described(example = "northwind") String slug, String brandName) {}

  /// How many appliances are how well.
  public record ApplianceCounts(int total, int online, int stale, int offline, int pending) {
    static ApplianceCounts of(List<LiveStatus> all) {
      return new ApplianceCounts(
          all.size(),
          count(all, LiveStatus.ONLINE),
          count(all, LiveStatus.STALE),
          count(all, LiveStatus.OFFLINE),
          count(all, LiveStatus.PENDING));
    }

    private static int count(List<LiveStatus> all, LiveStatus wanted) {
      return (int) all.stream().filter(status -> status == wanted).count();
    }

    /// The worst that is known; an appliance that never checked in tells nothing.
    LiveStatus worst() {
      if (offline > 0) {
        return LiveStatus.OFFLINE;
      }
      if (stale > 0) {
        return LiveStatus.STALE;
      }
      return online > 0 ? LiveStatus.ONLINE : LiveStatus.PENDING;
    }
  }

  /// How many checks have which verdict.
  public record CheckCounts(int pass, int fail, int unknown) {}

  /// A site as its own page shows it.
  public record SiteDetail(
      @Described(example = "partner-clinic-abc123") String siteId,
      String name,
      PartnerTag partner,
      @Described(oneOf = {"active", "retired"}) String status,
      LiveStatus liveStatus,
      SitePhase.SiteProgress progress,
      ApplianceCounts appliances,
      List<CheckRow> checks,
      Optional<Instant> lastCheckin,
      Instant createdAt) {}

  /// The latest word on one check of one host.
  public record CheckRow(
      @Described(example = "ntp_sync") String checkType,
      String title,
      String hostId,
      @Described(oneOf = {"pass", "fail", "unknown"}) String verdict,
      @Described("Why it failed or is not known") Optional<String> reason,
      Severity severity,
      List<String> hipaaControls,
      Instant observedAt,
      @Described("The bundle that proves it") String bundleId) {}

  SiteDetail with(List<CheckRow> rows) {
    return new SiteDetail(
        siteId,
        name,
        partner,
        status,
        liveStatus,
        progress,
        appliances,
        rows,
        lastCheckin,
        createdAt);
  }
}
