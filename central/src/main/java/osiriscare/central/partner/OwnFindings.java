package osiriscare.central.partner;

import java.time.Instant;
import java.util.List;
import osiriscare.central.route.Described;

/// What a partner's sites hold, over all of them.
public final class OwnFindings {
  private OwnFindings() {}

  /// A machine that a site's evidence speaks of.
  ///
  /// @param host its name in evidence
  public record OwnAsset(
      @Described(example = "partner-clinic-abc123") String siteId,
      String siteName,
      @Described(example = "reception-01") String host,
      @Described("The appliance that looked at it last") String applianceId,
      @Described("Checks it passed when it was last looked at") int passing,
      @Described("Checks it failed") int failing,
      @Described("Checks that nobody could answer") int unknown,
      @Described("When the newest of these was made") Instant lastSeenAt) {}

  /// Plans of one kind that ended at the partner's sites, counted.
  ///
  /// @param rulesInForce at how many of its sites a learned rule stands in for these plans
  public record OwnPattern(
      @Described("The same for all plans that one rule would have made") String signature,
      @Described("What the rule is or would be called") String ruleId,
      @Described("Plans that ended at the partner's sites") long occurrences,
      @Described("Of these, closed by signed evidence of the run") long healed,
      long successPercent,
      @Described("Where it was seen, at most 20, most often first") List<String> siteIds,
      @Described("At how many of its sites the learned rule is in force") long rulesInForce,
      Instant lastSeenAt) {
    public OwnPattern {
      siteIds = List.copyOf(siteIds);
    }
  }
}
