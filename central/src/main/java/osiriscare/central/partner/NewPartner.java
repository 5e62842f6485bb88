package osiriscare.central.partner;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import osiriscare.central.route.Described;
import osiriscare.protocol.json.Fields;

/// Body of a request for a new partner.
public record NewPartner(
    @Described(example = "northwind") String slug,
    @Described(example = "Northwind IT Services") String name,
    @Described(value = "What its clients see", example = "Northwind Care") String brandName,
    @Described(value = "#4F46E5 when missing", example = "#4F46E5") Optional<String> primaryColor,
    @Described(value = "An https address", example = "https://example.com/logo.svg")
        Optional<String> logoUrl,
    @Described("False makes one that may not act before it is approved; true when missing")
        Optional<Boolean> approved) {

  // Words that stand in the place of a slug in the addresses of the API.
  private static final Set<String> RESERVED = Set.of("me", "provision");

  private static final String COLOR_DEFAULT = "#4F46E5";

  static NewPartner from(Fields fields) {
    return new NewPartner(
        fields.parsed("slug", NewPartner::requireSlug),
        fields.text("name", 200).strip(),
        fields.parsed("brand_name", BrandChange::requireName),
        fields.optionalParsed("primary_color", BrandChange::requireText),
        fields.optionalParsed("logo_url", NewPartner::requireHttps),
        fields.has("approved") ? Optional.of(fields.bool("approved")) : Optional.empty());
  }

  String color() {
    return primaryColor.orElse(COLOR_DEFAULT);
  }

  private static String requireSlug(String text) {
    if (!text.matches("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?")) {
      throw new IllegalArgumentException(
          "must be 1 to 40 lower-case letters, digits and inner dashes");
    }
    if (RESERVED.contains(text)) {
      throw new IllegalArgumentException("is reserved");
    }
    return text;
  }

  private static String requireHttps(String text) {
    // Shown as an image on pages of others: nothing but https, and no way to break out of an
    // attribute.
    if (text.length() > 2000
        || !text.matches("https://[^\\s\"'<>\\\\]+")
        || URI.create(text).getHost() == null) {
      throw new IllegalArgumentException("must be an https:// address of at most 2000 characters");
    }
    return text;
  }
}
