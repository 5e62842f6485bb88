package osiriscare.central.partner;

import java.util.Optional;
import java.util.regex.Pattern;
import osiriscare.central.route.Described;
import osiriscare.protocol.json.Fields;

/// Body of a change of the brand; it replaces all of it but the logo.
public record BrandChange(
    @Described(value = "What its clients see", example = "Northwind Care") String brandName,
    @Described(value = "Readable on white: a contrast of at least 4.5", example = "#4F46E5")
        String primaryColor,
    @Described(value = "Visible on white: a contrast of at least 3", example = "#0E7490")
        Optional<String> accentColor) {
  // Goes into mails and headings: one line, and nothing that a mark-up language could take for its
  // own.
  private static final Pattern NAME = Pattern.compile("[^<>\\p{Cntrl}]{1,200}");

  static BrandChange from(Fields fields) {
    return new BrandChange(
        fields.parsed("brand_name", BrandChange::requireName),
        fields.parsed("primary_color", BrandChange::requireText),
        fields.optionalParsed(
            "accent_color", color -> Contrast.require(color, Contrast.SHAPE_MIN)));
  }

  static String requireText(String color) {
    return Contrast.require(color, Contrast.TEXT_MIN);
  }

  static String requireName(String text) {
    var name = text.strip();
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("must be one line of 1 to 200 characters without < and >");
    }
    return name;
  }
}
