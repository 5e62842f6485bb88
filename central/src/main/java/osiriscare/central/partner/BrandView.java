package osiriscare.central.partner;

import java.util.Optional;
import osiriscare.central.route.Described;

/// How a partner appears to its clients.
public record BrandView(
    @Described(example = "northwind") String slug,
    @Described(value = "What its clients see", example = "Northwind Care") String brandName,
    @Described(example = "#4F46E5") String primaryColor,
    @Described(value = "For what is no text; the primary colour when null", example = "#0E7490")
        Optional<String> accentColor,
    @Described("Where the logo is; null without one") Optional<String> logoPath) {}
