package osiriscare.central.catalogue;

import java.util.List;
import osiriscare.central.route.Call;
import osiriscare.central.route.Described;
import osiriscare.central.route.Page;
import osiriscare.protocol.check.Check;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.check.Severity;

/// The check catalogue.
public final class CatalogueApi {
  /// One check.
  public record CheckView(
      @Described(example = "ntp_sync") String checkType,
      String title,
      List<Check.Platform> platforms,
      @Described("Paragraphs of 45 CFR that it speaks to") List<String> hipaaControls,
      Severity severity,
      @Described("Whether putting it right interrupts somebody's work") boolean disruptive,
      boolean autoFixAllowed,
      String passCondition) {
    static CheckView of(Check check) {
      return new CheckView(
          check.type(),
          check.title(),
          check.platforms().stream().sorted().toList(),
          check.hipaaControls(),
          check.severity(),
          check.disruptive(),
          check.autoFixAllowed(),
          check.passCondition());
    }
  }

  /// Every check.
  public Page<CheckView> list(Call call) {
    return Page.whole(CheckCatalogue.all().stream().map(CheckView::of).toList());
  }
}
