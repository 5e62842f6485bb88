package osiriscare.receiver.machine;

import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// An authenticated appliance. Its credential fixes who it is; what a body says can only agree or
/// be refused.
public record Machine(ApplianceId appliance) {
  /// The site it belongs to.
  public SiteId site() {
    return appliance.site();
  }

  /// Refuses a body or path that speaks for another site.
  public void requireSite(SiteId site) {
    if (!site.equals(site())) {
      throw new ProblemException(ProblemCode.WRONG_SITE);
    }
  }

  /// Refuses a body or path that speaks for another appliance.
  public void requireAppliance(ApplianceId other) {
    requireSite(other.site());
    if (!other.equals(appliance)) {
      throw new ProblemException(ProblemCode.WRONG_APPLIANCE);
    }
  }
}
