package osiriscare.central.site;

import java.util.Locale;
import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;

/// Body of a request for a new site.
public record NewSite(
    @Described("Made from the name when missing") Optional<String> siteId,
    @Described(example = "Main Street Clinic") String name,
    @Described(example = "northwind") String partnerSlug,
    @Described(oneOf = {"reseller", "direct"}) Optional<String> deploymentMode) {

  private enum Mode {
    RESELLER,
    DIRECT
  }

  static NewSite from(Fields fields) {
    return new NewSite(
        fields.optionalParsed("site_id", SiteId::new).map(SiteId::value),
        fields.text("name", 200).strip(),
        fields.text("partner_slug", 40),
        fields
            .optionalOneOf("deployment_mode", Mode.class)
            .map(mode -> mode.name().toLowerCase(Locale.ROOT)));
  }

  String mode() {
    return deploymentMode.orElse("reseller");
  }
}
