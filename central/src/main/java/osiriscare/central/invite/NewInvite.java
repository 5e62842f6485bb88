package osiriscare.central.invite;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import osiriscare.central.access.Role;
import osiriscare.central.route.Described;
import osiriscare.protocol.json.Fields;

/// Body of an invitation.
public record NewInvite(
    @Described(example = "marta@example.com") String email,
    @Described("Billing only for somebody of a partner") Role role,
    @Described("The partner whose sites it will see; your own partner, or all sites, when missing")
        Optional<String> partnerSlug,
    Optional<String> displayName) {
  private static final int EMAIL_MAX = 254;

  // Narrower than what mail allows, so that nothing in it has a meaning anywhere else.
  private static final Pattern EMAIL =
      Pattern.compile("[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]+(\\.[a-z0-9-]+)*");

  static NewInvite from(Fields fields) {
    return new NewInvite(
        fields.parsed("email", NewInvite::address),
        fields.oneOf("role", Role.class),
        fields.optionalText("partner_slug", 40),
        fields.optionalText("display_name", 100).map(String::strip).filter(n -> !n.isEmpty()));
  }

  private static String address(String text) {
    var address = text.strip().toLowerCase(Locale.ROOT);
    if (address.length() > EMAIL_MAX || !EMAIL.matcher(address).matches()) {
      throw new IllegalArgumentException("must be a mail address such as marta@example.com");
    }
    return address;
  }
}
