package osiriscare.protocol.provision;

import java.util.Optional;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// How a partner appears to its clients.
///
/// @param primaryColor `#` and six hex digits
public record PartnerBrand(
    String slug, String brandName, String primaryColor, Optional<String> logoUrl) {

  /// Reads a partner block.
  public static PartnerBrand from(Fields fields) {
    return new PartnerBrand(
        fields.text("slug", 40),
        fields.text("brand_name", 200),
        fields.text("primary_color", 7),
        fields.optionalText("logo_url", 2000));
  }

  /// The block on the wire.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("slug", slug);
    json.put("brand_name", brandName);
    json.put("primary_color", primaryColor);
    json.put("logo_url", logoUrl.orElse(null));
    return json;
  }
}
